import type { ChannelCode } from './codes.ts';

/** What a finding says to people. Words in braces stand for its parameters. */
export interface FindingText {
  readonly en: string;
  readonly nl: string;
}

/** The texts of everything a translator can find. Findings themselves hold no sentence. */
export const CHANNEL_TEXTS: Readonly<Record<ChannelCode, FindingText>> = {
  'channel.not-readable': {
    en: 'No order was recognised in what the channel sent.',
    nl: 'In wat het kanaal stuurde, is geen bestelling herkend.',
  },
  'channel.not-an-order': {
    en: 'Entry {position} of the list is no order.',
    nl: 'Onderdeel {position} van de lijst is geen bestelling.',
  },
  'channel.not-ready': {
    en: 'The channel says that this order must not be handled yet.',
    nl: 'Het kanaal meldt dat deze bestelling nog niet verwerkt mag worden.',
  },
  'channel.too-large': {
    en: 'There is more than can be read in one go; the rest is missing.',
    nl: 'Er is meer dan in één keer gelezen kan worden; de rest ontbreekt.',
  },
  'channel.more-findings': {
    en: '{untold} more findings are not listed.',
    nl: 'Er zijn nog {untold} bevindingen die niet vermeld staan.',
  },
  'channel.more-pages': {
    en: 'There are more orders on the next page.',
    nl: 'Op de volgende pagina staan nog meer bestellingen.',
  },
  'channel.lines-incomplete': {
    en: 'Not all lines of the order were fetched.',
    nl: 'Niet alle regels van de bestelling zijn opgehaald.',
  },
  'channel.head-missing': {
    en: 'Lines came without the order they belong to.',
    nl: 'Er kwamen regels zonder de bestelling waar ze bij horen.',
  },
  'channel.order-given-twice': {
    en: 'The order was given more than once; the first counts.',
    nl: 'De bestelling is meer dan eens aangeleverd; de eerste telt.',
  },
  'channel.id-not-safe': {
    en: 'The number is too large to have kept its last digits; ask the channel for text.',
    nl: 'Het nummer is te groot om de laatste cijfers te behouden; vraag het kanaal om tekst.',
  },
  'channel.id-refused': { en: 'The id cannot be used.', nl: 'Het kenmerk is niet bruikbaar.' },
  'channel.text-refused': {
    en: 'The text is too long, or holds characters that are no text.',
    nl: 'De tekst is te lang of bevat tekens die geen tekst zijn.',
  },
  'channel.amount-refused': { en: 'The amount cannot be read.', nl: 'Het bedrag is niet leesbaar.' },
  'channel.quantity-refused': { en: 'The quantity cannot be read.', nl: 'Het aantal is niet leesbaar.' },
  'channel.time-refused': { en: 'The date or time cannot be read.', nl: 'De datum of tijd is niet leesbaar.' },
  'channel.zone-missing': {
    en: 'The time has no time zone, and none was given for the channel.',
    nl: 'De tijd heeft geen tijdzone en voor het kanaal is er geen opgegeven.',
  },
  'channel.flag-refused': { en: 'This should be yes or no.', nl: 'Dit moet ja of nee zijn.' },
  'channel.list-refused': { en: 'This should be a list.', nl: 'Dit moet een lijst zijn.' },
  'channel.record-refused': { en: 'This should have fields.', nl: 'Dit moet velden hebben.' },
  'channel.word-unknown': {
    en: 'The channel uses a word that is not known here.',
    nl: 'Het kanaal gebruikt een woord dat hier niet bekend is.',
  },
  'channel.mixed-currencies': {
    en: 'The amount is in another currency than the order.',
    nl: 'Het bedrag staat in een andere valuta dan de bestelling.',
  },
  'channel.total-disagrees': {
    en: 'The amounts that the channel states do not add up to what it states here.',
    nl: 'De bedragen die het kanaal noemt, tellen niet op tot wat het hier noemt.',
  },
  'channel.line-disagrees': {
    en: 'Price, quantity and discount of the line do not come to its total.',
    nl: 'Prijs, aantal en korting van de regel komen niet uit op het totaal.',
  },
  'channel.tax-reading-inferred': {
    en: 'Whether prices contain tax was worked out from the total.',
    nl: 'Of de prijzen belasting bevatten, is uit het totaal afgeleid.',
  },
  'channel.tax-mixed': {
    en: 'Some taxes are inside the prices, others come on top.',
    nl: 'Een deel van de belastingen zit in de prijzen, een deel komt erbovenop.',
  },
  'channel.payment-unclear': {
    en: 'How much was paid cannot be told.',
    nl: 'Hoeveel er betaald is, valt niet te zeggen.',
  },
  'channel.cancellation-requested': {
    en: 'The customer has asked to cancel this line.',
    nl: 'De klant heeft gevraagd deze regel te annuleren.',
  },
  'channel.part-of-kit': {
    en: 'This line is part of a kit on another line.',
    nl: 'Deze regel hoort bij een set op een andere regel.',
  },
  'csv.quote-not-closed': {
    en: 'A quote is never closed: the rows behind it were read as one cell.',
    nl: 'Een aanhalingsteken wordt nergens gesloten: de rijen erachter zijn als één cel gelezen.',
  },
  'csv.quote-misplaced': {
    en: 'Row {row} has a quote in the middle of a cell.',
    nl: 'Rij {row} heeft een aanhalingsteken midden in een cel.',
  },
  'csv.header-missing': {
    en: 'The file has no header that is known; name the columns.',
    nl: 'Het bestand heeft geen bekende kopregel; benoem de kolommen.',
  },
  'csv.column-missing': {
    en: 'The column for {field} is not in the file.',
    nl: 'De kolom voor {field} staat niet in het bestand.',
  },
  'csv.column-named-twice': {
    en: 'Two columns mean {field}; the first counts.',
    nl: 'Twee kolommen betekenen {field}; de eerste telt.',
  },
  'csv.column-unused': {
    en: '{columns} columns of the file are not used.',
    nl: '{columns} kolommen van het bestand worden niet gebruikt.',
  },
  'csv.row-too-short': {
    en: 'Row {row} has fewer cells than the header.',
    nl: 'Rij {row} heeft minder cellen dan de kopregel.',
  },
  'csv.row-too-long': {
    en: 'Row {row} has more cells than the header: they may stand in the wrong columns.',
    nl: 'Rij {row} heeft meer cellen dan de kopregel: ze kunnen in de verkeerde kolommen staan.',
  },
  'csv.order-number-missing': { en: 'Row {row} has no order number.', nl: 'Rij {row} heeft geen ordernummer.' },
  'csv.decimals-unclear': {
    en: 'Whether numbers have a decimal point or a decimal comma cannot be told; say which.',
    nl: 'Of getallen een decimale punt of komma hebben, is niet te zien; geef het aan.',
  },
  'csv.day-order-unclear': {
    en: 'Whether the day or the month comes first in dates cannot be told; say which.',
    nl: 'Of in datums de dag of de maand voorop staat, is niet te zien; geef het aan.',
  },
  'csv.formula-cell': {
    en: 'The cell holds a formula instead of a value.',
    nl: 'De cel bevat een formule in plaats van een waarde.',
  },
  'csv.number-mangled': {
    en: 'A spreadsheet has shortened the number: its last digits are lost.',
    nl: 'Een rekenblad heeft het nummer ingekort: de laatste cijfers zijn verloren.',
  },
  'csv.rows-disagree': {
    en: 'Rows of one order say different things of it.',
    nl: 'Rijen van één bestelling zeggen er verschillende dingen over.',
  },
};
