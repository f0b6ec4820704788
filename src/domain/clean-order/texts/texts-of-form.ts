/** What can be wrong with how an order is filled in. English and Dutch; `{name}` stands for a parameter. */
export const FORM_TEXTS = {
  'order.not-json': { en: 'This is not valid JSON.', nl: 'Dit is geen geldige JSON.' },
  'order.too-large': {
    en: 'The order is larger than {max} characters.',
    nl: 'De bestelling is groter dan {max} tekens.',
  },
  'order.not-an-object': { en: 'This is not an order.', nl: 'Dit is geen bestelling.' },
  'order.unreadable': { en: 'The order cannot be read.', nl: 'De bestelling kan niet worden gelezen.' },
  'order.more-findings': { en: 'There are {count} more findings.', nl: 'Er zijn nog {count} meldingen.' },
  'order.channel-missing': {
    en: 'It is not said which channel the order comes from.',
    nl: 'Er staat niet bij via welk kanaal de bestelling komt.',
  },
  'order.external-id-missing': {
    en: 'The order has no number of the channel: a second import cannot be recognised.',
    nl: 'De bestelling heeft geen nummer van het kanaal: een tweede import is niet te herkennen.',
  },
  'order.cancelled': { en: 'The order has been cancelled.', nl: 'De bestelling is geannuleerd.' },
  'order.is-a-test': { en: 'This is a test order.', nl: 'Dit is een testbestelling.' },
  'order.imported-already': {
    en: 'This order was imported before, as {orderId}.',
    nl: 'Deze bestelling is al eerder ingelezen, als {orderId}.',
  },
  'order.duplicate-suspected': {
    en: 'This looks like order {orderId}, placed {minutes} minutes apart.',
    nl: 'Dit lijkt op bestelling {orderId}, met {minutes} minuten ertussen.',
  },
  'order.unusually-many-units': {
    en: 'The order is for more than {max} units: somebody should look at it.',
    nl: 'De bestelling is voor meer dan {max} stuks: iemand moet ernaar kijken.',
  },
  'order.unusually-expensive': {
    en: 'The order comes to more than {maxMinor} ({currency}, smallest unit): somebody should look at it.',
    nl: 'De bestelling is duurder dan {maxMinor} ({currency}, kleinste eenheid): iemand moet ernaar kijken.',
  },
  'context.not-usable': {
    en: 'The setting {part} of the shop cannot be used.',
    nl: 'De instelling {part} van de winkel is niet bruikbaar.',
  },
  'lookup.failed': { en: 'The look-up {lookup} gave no answer.', nl: 'De opzoeking {lookup} gaf geen antwoord.' },

  'shape.not-an-object': { en: 'Something with fields belongs here.', nl: 'Hier hoort iets met velden.' },
  'shape.not-a-list': { en: 'A list belongs here.', nl: 'Hier hoort een lijst.' },
  'shape.too-many': { en: 'At most {max} are allowed here.', nl: 'Hier zijn er hoogstens {max} toegestaan.' },
  'shape.not-a-choice': { en: 'This is none of the choices.', nl: 'Dit is geen van de keuzes.' },
  'shape.not-true-or-false': { en: 'Only true or false belongs here.', nl: 'Hier hoort alleen waar of onwaar.' },
  'text.not-a-string': { en: 'A text belongs here.', nl: 'Hier hoort een tekst.' },
  'text.too-long': { en: 'At most {max} characters.', nl: 'Hoogstens {max} tekens.' },
  'text.broken-unicode': { en: 'The text holds broken characters.', nl: 'De tekst bevat kapotte tekens.' },
  'text.control-character': { en: 'The text holds control characters.', nl: 'De tekst bevat stuurtekens.' },
  'text.invisible-character': {
    en: 'This holds characters that cannot be seen.',
    nl: 'Hierin staan tekens die niet te zien zijn.',
  },
  'decimal.not-a-decimal': { en: 'This is not a number such as 12.95.', nl: 'Dit is geen getal zoals 12.95.' },
  'decimal.too-many-digits': { en: 'Too many digits.', nl: 'Te veel cijfers.' },
  'decimal.too-many-fraction-digits': {
    en: 'The number has too many decimals.',
    nl: 'Het getal heeft te veel cijfers achter de komma.',
  },
  'quantity.not-a-number': { en: 'A number belongs here.', nl: 'Hier hoort een getal.' },
  'quantity.not-whole': { en: 'This does not come out as whole units.', nl: 'Dit komt niet uit op hele stuks.' },
  'quantity.negative': { en: 'The number is below zero.', nl: 'Het getal is kleiner dan nul.' },
  'quantity.too-large': { en: 'More than {max} is not possible.', nl: 'Meer dan {max} kan niet.' },
  'instant.not-a-moment': {
    en: 'This is not a moment such as 2026-11-21T10:30:00+01:00.',
    nl: 'Dit is geen tijdstip zoals 2026-11-21T10:30:00+01:00.',
  },
  'instant.no-such-time': { en: 'This day or time does not exist.', nl: 'Deze dag of tijd bestaat niet.' },
  'instant.without-offset': {
    en: 'It is not said in which time zone this time is meant.',
    nl: 'Er staat niet bij in welke tijdzone deze tijd geldt.',
  },
  'day.not-a-day': { en: 'This is not a day such as 2026-11-21.', nl: 'Dit is geen dag zoals 2026-11-21.' },

  'contact.email-missing': { en: 'The e-mail address is missing.', nl: 'Het e-mailadres ontbreekt.' },
  'contact.email-malformed': { en: 'This is not an e-mail address.', nl: 'Dit is geen e-mailadres.' },
  'contact.email-host-unlikely': {
    en: 'The e-mail address looks mistyped.',
    nl: 'In het e-mailadres lijkt een tikfout te staan.',
  },
  'contact.phone-missing': { en: 'The telephone number is missing.', nl: 'Het telefoonnummer ontbreekt.' },
  'contact.phone-malformed': { en: 'This is not a telephone number.', nl: 'Dit is geen telefoonnummer.' },
  'contact.phone-not-in-use': {
    en: 'There is no such telephone number in this country.',
    nl: 'Zo’n telefoonnummer bestaat niet in dit land.',
  },
  'contact.language-malformed': { en: 'This is not a language.', nl: 'Dit is geen taal.' },

  'address.ship-to-missing': { en: 'The delivery address is missing.', nl: 'Het afleveradres ontbreekt.' },
  'address.bill-to-missing': { en: 'The billing address is missing.', nl: 'Het factuuradres ontbreekt.' },
  'address.country-missing': { en: 'The country is missing.', nl: 'Het land ontbreekt.' },
  'address.country-unknown': { en: 'This country is not known.', nl: 'Dit land is niet bekend.' },
  'address.name-missing': { en: 'The name is missing.', nl: 'De naam ontbreekt.' },
  'address.street-missing': { en: 'The street is missing.', nl: 'De straat ontbreekt.' },
  'address.house-number-missing': {
    en: 'The house number seems to be missing.',
    nl: 'Het huisnummer lijkt te ontbreken.',
  },
  'address.city-missing': { en: 'The city is missing.', nl: 'De plaats ontbreekt.' },
  'address.region-missing': { en: 'The state or province is missing.', nl: 'De staat of provincie ontbreekt.' },
  'address.postal-code-missing': { en: 'The postal code is missing.', nl: 'De postcode ontbreekt.' },
  'address.postal-code-malformed': {
    en: 'This is not a postal code of {country}.',
    nl: 'Dit is geen postcode van {country}.',
  },
  'address.po-box': { en: 'This is a post office box.', nl: 'Dit is een postbus.' },
  'address.country-not-served': { en: 'We do not deliver to {country}.', nl: 'We leveren niet in {country}.' },
  'address.area-not-served': { en: 'We do not deliver to this area.', nl: 'We leveren niet in dit gebied.' },
  'address.undeliverable': { en: 'There is no such address.', nl: 'Dit adres bestaat niet.' },
  'address.ambiguous': { en: 'Several addresses fit this one.', nl: 'Er passen meer adressen bij dit adres.' },
  'address.corrected': { en: 'The address is written differently.', nl: 'Het adres wordt anders geschreven.' },
} as const;
