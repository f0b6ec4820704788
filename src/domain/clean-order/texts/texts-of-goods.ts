/** What can be wrong with what is ordered, for how much, and until when. English and Dutch; `{name}` stands for a parameter. */
export const GOODS_TEXTS = {
  'line.none': { en: 'Nothing is ordered.', nl: 'Er is niets besteld.' },
  'line.id-twice': { en: 'Two lines have the same id.', nl: 'Twee regels hebben hetzelfde kenmerk.' },
  'line.sku-missing': {
    en: 'It is not said which product is ordered.',
    nl: 'Er staat niet bij welk product besteld is.',
  },
  'line.sku-unknown': { en: 'This product is not known.', nl: 'Dit product is niet bekend.' },
  'line.sku-mixes-scripts': {
    en: 'The product code mixes letters of two scripts that look alike.',
    nl: 'In de productcode staan letters van twee schriften die op elkaar lijken.',
  },
  'line.not-for-sale': { en: 'This product is not for sale.', nl: 'Dit product is niet te koop.' },
  'line.kind-differs': {
    en: 'The line is of another kind than the product.',
    nl: 'De regel is van een andere soort dan het product.',
  },
  'line.gtin-malformed': { en: 'This is not a bar code number.', nl: 'Dit is geen streepjescodenummer.' },
  'line.gtin-check-digit-wrong': {
    en: 'The check digit of the bar code number is wrong.',
    nl: 'Het controlecijfer van het streepjescodenummer klopt niet.',
  },
  'line.gtin-is-isbn': {
    en: 'This is an ISBN of ten characters; thirteen digits are used now.',
    nl: 'Dit is een ISBN van tien tekens; tegenwoordig zijn het dertien cijfers.',
  },
  'line.gtin-of-another-product': {
    en: 'The bar code number belongs to another product.',
    nl: 'Het streepjescodenummer hoort bij een ander product.',
  },
  'line.quantity-missing': { en: 'The quantity is missing.', nl: 'Het aantal ontbreekt.' },
  'line.quantity-zero': { en: 'The quantity is zero.', nl: 'Het aantal is nul.' },
  'line.quantity-below-minimum': {
    en: 'At least {min} must be ordered.',
    nl: 'Er moeten er minstens {min} worden besteld.',
  },
  'line.quantity-above-maximum': {
    en: 'At most {max} can be ordered.',
    nl: 'Er kunnen er hoogstens {max} worden besteld.',
  },
  'line.quantity-not-a-multiple': {
    en: 'This is ordered in multiples of {multipleOf}.',
    nl: 'Dit wordt besteld in veelvouden van {multipleOf}.',
  },
  'line.customer-maximum-passed': {
    en: 'One customer can order at most {max} in {days} days.',
    nl: 'Eén klant kan er in {days} dagen hoogstens {max} bestellen.',
  },
  'line.deliveries-differ': {
    en: 'The parts for each address do not add up to the line.',
    nl: 'De delen per adres zijn samen niet de hele regel.',
  },
  'line.unit-unknown': {
    en: 'The product is not sold in this unit.',
    nl: 'Het product wordt niet in deze eenheid verkocht.',
  },
  'line.unit-price-missing': { en: 'The price is missing.', nl: 'De prijs ontbreekt.' },
  'line.units-done-already': {
    en: 'Units of this line have been shipped, cancelled or refunded already.',
    nl: 'Van deze regel is al iets verzonden, geannuleerd of terugbetaald.',
  },
  'line.cancellation-requested': {
    en: 'The customer has asked to cancel this line.',
    nl: 'De klant heeft gevraagd deze regel te annuleren.',
  },
  'line.part-of-nothing': {
    en: 'The line is part of a line that is not in the order.',
    nl: 'De regel is een deel van een regel die niet in de bestelling staat.',
  },
  'line.kit-incomplete': {
    en: 'A part of this set is not known or not for sale.',
    nl: 'Een onderdeel van deze set is niet bekend of niet te koop.',
  },

  'money.currency-missing': { en: 'The currency is missing.', nl: 'De munteenheid ontbreekt.' },
  'currency.unknown': { en: 'This currency is not known.', nl: 'Deze munteenheid is niet bekend.' },
  'money.mixed-currencies': {
    en: 'This amount is in another currency than the order.',
    nl: 'Dit bedrag is in een andere munteenheid dan de bestelling.',
  },
  'money.amount-missing': { en: 'The amount is missing.', nl: 'Het bedrag ontbreekt.' },
  'money.negative': { en: 'The amount is below zero.', nl: 'Het bedrag is kleiner dan nul.' },
  'money.too-many-decimals': {
    en: 'Amounts in this currency have at most {max} decimals.',
    nl: 'Bedragen in deze munteenheid hebben hoogstens {max} cijfers achter de komma.',
  },
  'money.out-of-range': {
    en: 'The amount is too large to reckon with.',
    nl: 'Het bedrag is te groot om mee te rekenen.',
  },
  'money.taxes-included-missing': {
    en: 'It is not said whether prices contain tax.',
    nl: 'Er staat niet bij of de prijzen inclusief belasting zijn.',
  },
  'money.tax-rate-not-a-share': {
    en: 'The rate is a percentage: 21 % is written as 0.21.',
    nl: 'Het tarief is een percentage: 21 % wordt geschreven als 0.21.',
  },
  'money.discount-exceeds-goods': {
    en: 'More is taken off than there is to pay.',
    nl: 'Er gaat meer af dan er te betalen is.',
  },
  'money.tax-exceeds-amount': {
    en: 'There is more tax in the amount than the amount itself.',
    nl: 'Er zit meer belasting in het bedrag dan het bedrag zelf.',
  },
  'money.tax-not-itemised': {
    en: 'The tax is stated for the whole order only: it was spread over the lines.',
    nl: 'De belasting staat er alleen voor de hele bestelling: zij is over de regels verdeeld.',
  },
  'money.tax-differs-from-rate': {
    en: 'The tax differs by {differenceMinor} ({currency}, smallest unit) from what its rate gives.',
    nl: 'De belasting wijkt {differenceMinor} ({currency}, kleinste eenheid) af van wat het tarief geeft.',
  },
  'money.line-total-disagrees': {
    en: 'The line total differs by {differenceMinor} ({currency}, smallest unit) from its parts.',
    nl: 'Het regeltotaal wijkt {differenceMinor} ({currency}, kleinste eenheid) af van de delen.',
  },
  'money.goods-total-disagrees': {
    en: 'The total of the goods differs by {differenceMinor} ({currency}, smallest unit) from the lines.',
    nl: 'Het totaal van de goederen wijkt {differenceMinor} ({currency}, kleinste eenheid) af van de regels.',
  },
  'money.discount-total-disagrees': {
    en: 'The total discount differs by {differenceMinor} ({currency}, smallest unit) from its parts.',
    nl: 'De totale korting wijkt {differenceMinor} ({currency}, kleinste eenheid) af van de delen.',
  },
  'money.shipping-total-disagrees': {
    en: 'The shipping total differs by {differenceMinor} ({currency}, smallest unit) from the charges.',
    nl: 'De totale verzendkosten wijken {differenceMinor} ({currency}, kleinste eenheid) af van de posten.',
  },
  'money.fees-total-disagrees': {
    en: 'The total of the fees differs by {differenceMinor} ({currency}, smallest unit) from the charges.',
    nl: 'Het totaal van de toeslagen wijkt {differenceMinor} ({currency}, kleinste eenheid) af van de posten.',
  },
  'money.tax-total-disagrees': {
    en: 'The total tax differs by {differenceMinor} ({currency}, smallest unit) from its parts.',
    nl: 'De totale belasting wijkt {differenceMinor} ({currency}, kleinste eenheid) af van de delen.',
  },
  'money.total-disagrees': {
    en: 'The total differs by {differenceMinor} ({currency}, smallest unit) from its parts.',
    nl: 'Het totaal wijkt {differenceMinor} ({currency}, kleinste eenheid) af van de delen.',
  },
  'payment.method-missing': { en: 'It is not said how this was paid.', nl: 'Er staat niet bij hoe dit betaald is.' },
  'payment.id-twice': { en: 'Two payments have the same id.', nl: 'Twee betalingen hebben hetzelfde kenmerk.' },
  'payment.exceeds-total': {
    en: 'More is paid than the order comes to.',
    nl: 'Er is meer betaald dan de bestelling kost.',
  },
  'payment.does-not-cover': {
    en: 'The order has not been paid in full.',
    nl: 'De bestelling is niet volledig betaald.',
  },

  'tax.vat-number-missing': { en: 'The VAT number is missing.', nl: 'Het btw-nummer ontbreekt.' },
  'tax.vat-number-malformed': { en: 'This is not a VAT number.', nl: 'Dit is geen btw-nummer.' },
  'tax.vat-number-wrong': { en: 'There is no such VAT number.', nl: 'Dit btw-nummer bestaat niet.' },
  'tax.vat-country-differs': {
    en: 'The VAT number is of another country than the billing address.',
    nl: 'Het btw-nummer is van een ander land dan het factuuradres.',
  },
  'tax.iban-wrong': { en: 'There is no such bank account number.', nl: 'Dit rekeningnummer bestaat niet.' },

  'date.placed-in-the-future': {
    en: 'The order was placed in the future.',
    nl: 'De bestelling is in de toekomst geplaatst.',
  },
  'date.ship-by-passed': { en: 'It should have been shipped already.', nl: 'Dit had al verzonden moeten zijn.' },
  'date.deliver-by-passed': { en: 'The wished delivery time has passed.', nl: 'Het gewenste levermoment is voorbij.' },
  'date.deliver-by-before-ship-by': {
    en: 'It should arrive before it has to be shipped.',
    nl: 'Het moet aankomen voordat het verzonden hoeft te zijn.',
  },
  'date.latest-day-passed': { en: 'The latest day has passed.', nl: 'De uiterste dag is voorbij.' },
  'date.too-soon': {
    en: 'At least {minLeadDays} days are needed.',
    nl: 'Er zijn minstens {minLeadDays} dagen nodig.',
  },
  'date.too-far-ahead': {
    en: 'Orders are taken for at most {maxDaysAhead} days ahead.',
    nl: 'Bestellen kan tot hoogstens {maxDaysAhead} dagen vooruit.',
  },
  'service.day-missing': { en: 'The day is missing.', nl: 'De dag ontbreekt.' },
  'service.day-passed': { en: 'The day has passed.', nl: 'De dag is voorbij.' },
  'service.ends-before-it-starts': { en: 'It ends before it starts.', nl: 'Het eindigt voordat het begint.' },
  'service.attendees-missing': {
    en: 'It is not said how many people come.',
    nl: 'Er staat niet bij hoeveel mensen komen.',
  },
  'service.nobody-attends': { en: 'Nobody comes.', nl: 'Er komt niemand.' },
  'service.too-many-attend': { en: 'At most {max} people.', nl: 'Hoogstens {max} mensen.' },
  'preferences.overruled': {
    en: 'This wish does not count: it was decided for the {level}.',
    nl: 'Deze wens telt niet: dit is beslist voor: {level}.',
  },
  'preferences.location-preferred-and-blocked': {
    en: 'The same location is preferred and blocked: it counts as blocked.',
    nl: 'Dezelfde locatie heeft voorkeur en is geblokkeerd: zij telt als geblokkeerd.',
  },
} as const;
