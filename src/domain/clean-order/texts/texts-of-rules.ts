/** What rules can have against an order. English and Dutch; `{name}` stands for a parameter. */
export const RULE_TEXTS = {
  'restricted.age-not-proven': {
    en: 'The buyer must be {minAgeYears} or older, and that has not been proven.',
    nl: 'De koper moet {minAgeYears} of ouder zijn, en dat is niet aangetoond.',
  },
  'restricted.licence-missing': {
    en: 'The buyer needs the licence {licence}.',
    nl: 'De koper heeft de vergunning {licence} nodig.',
  },
  'restricted.not-to-this-country': {
    en: 'This may not be sent to {country}.',
    nl: 'Dit mag niet naar {country} worden gestuurd.',
  },
  'business.purchase-order-number-missing': {
    en: 'The purchase order number is missing.',
    nl: 'Het inkoopordernummer ontbreekt.',
  },
  'business.account-blocked': { en: 'The account is blocked.', nl: 'De rekening is geblokkeerd.' },
  'business.credit-limit-passed': {
    en: 'The order passes the credit limit by {overMinor} ({currency}, smallest unit).',
    nl: 'De bestelling gaat {overMinor} ({currency}, kleinste eenheid) over de kredietlimiet.',
  },
  'business.credit-in-another-currency': {
    en: 'The credit limit is in another currency than the order.',
    nl: 'De kredietlimiet is in een andere munteenheid dan de bestelling.',
  },
  'business.approval-pending': {
    en: 'The order waits for approval by {roles} (rule {ruleId}).',
    nl: 'De bestelling wacht op goedkeuring door {roles} (regel {ruleId}).',
  },
  'business.approval-rejected': {
    en: 'The order was rejected by {role} (rule {ruleId}).',
    nl: 'De bestelling is afgekeurd door {role} (regel {ruleId}).',
  },
  'fraud.review': { en: 'Somebody should look at this order.', nl: 'Iemand moet naar deze bestelling kijken.' },
  'fraud.rejected': { en: 'The order was taken for fraud.', nl: 'De bestelling is voor fraude aangezien.' },
  'fraud.too-many-orders': {
    en: 'There are more than {maxOrders} orders in {minutes} minutes.',
    nl: 'Er zijn meer dan {maxOrders} bestellingen in {minutes} minuten.',
  },
  'fraud.countries-differ': {
    en: 'The bill goes to another country than the goods.',
    nl: 'De factuur gaat naar een ander land dan de goederen.',
  },
  'fraud.value-above-threshold': {
    en: 'The order is worth more than {maxMinor} ({currency}, smallest unit).',
    nl: 'De bestelling is meer waard dan {maxMinor} ({currency}, kleinste eenheid).',
  },
  'company.rule-broken': {
    en: 'The company rule {policyId} does not hold.',
    nl: 'De bedrijfsregel {policyId} gaat niet op.',
  },
  'company.rule-unusable': {
    en: 'The company rule {policyId} cannot be understood.',
    nl: 'De bedrijfsregel {policyId} is niet te begrijpen.',
  },
} as const;
