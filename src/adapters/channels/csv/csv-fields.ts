/**
 * The columns we know, with the headers that mean them: lower case, letters and digits only. The parts of an address
 * stand once, behind `shipTo` and `billTo`.
 */
const HEADERS = {
  externalNumber:
    'number order ordernumber orderno ordernr orderref orderreference invoice invoiceno invoicenumber invoicenr documentno ' +
    'documentnumber bestelnummer ordernummer bestelling factuurnummer bestellnummer auftragsnummer auftrag bestellung',
  externalId: 'orderid id externalid',
  purchaseOrderNumber: 'po ponumber pono purchaseorder purchaseordernumber custpo customerpo inkooporder referentie',
  placedAt:
    'orderdate date orderdatetime placedat createdat created invoicedate orderedat besteldatum orderdatum datum ' +
    'bestelldatum auftragsdatum purchasedate orderedon',
  currency: 'currency currencycode valuta munt waehrung währung ordercurrency währungscode',
  channelStatus: 'fulfillmentstatus orderstatus status',
  cancelledAt: 'cancelledat canceledat geannuleerdop',
  note: 'note notes comment comments ordernote opmerking opmerkingen bemerkung customernote anmerkung',
  shipBy: 'shipby shipdate requestedshipdate latestshipdate verzenddatum promisedate versanddatum',
  deliverBy: 'deliverby deliverydate requesteddeliverydate needby leverdatum lieferdatum',
  customerId: 'customerid customer customerno customernumber buyerid accountnumber account klantnummer kundennummer',
  customerName: 'name customername buyername contact klant klantnaam kunde',
  customerEmail: 'email emailaddress customeremail mail buyeremail',
  customerPhone: 'phone phonenumber telephone telefoon telefon buyerphonenumber buyerphone',
  customerCompany: 'company companyname partner bedrijf bedrijfsnaam firma',
  vatNumber: 'vatnumber vat vatid taxid btwnummer ustid',
  lineId: 'lineid linenumber lineno line orderline regelnummer position orderitemid itemid lineitemid',
  sku: 'sku itemsku lineitemsku stockcode item itemcode itemnumber itemno article articlenumber articleno productcode partnumber artikel artikelnummer productsku skucode',
  gtin: 'gtin ean ean13 upc barcode isbn streepjescode',
  description:
    'description itemdescription lineitemname productname product title omschrijving beschreibung itemname artikelname bezeichnung artikelbezeichnung',
  quantity:
    'quantity qty lineitemquantity amountordered units pieces aantal menge anzahl stuks quantitypurchased itemquantity quantityrefund',
  unit: 'uom unit unitofmeasure eenheid einheit',
  unitPrice:
    'unitprice price lineitemprice itemprice prijs stukprijs preis einzelpreis itemcost stückpreis stueckpreis',
  lineDiscount: 'linediscount lineitemdiscount regelkorting itempromotiondiscount',
  lineGoods: 'linesubtotal itemsubtotal',
  lineShipping: 'lineshipping',
  lineShippingDiscount: 'lineshippingdiscount shippromotiondiscount',
  lineShippingTax: 'lineshippingtax',
  lineTotal: 'linetotal lineamount extendedprice regeltotaal zeilensumme itemtotal',
  taxRate: 'taxrate vatrate btwtarief btwpercentage mwstsatz',
  lineTax: 'linetax linevat regelbtw itemtax',
  lineStatus: 'lineitemfulfillmentstatus linestatus',
  subtotal: 'subtotal subtotaal zwischensumme ordersubtotalamount',
  shipping:
    'shipping shippingcost shippingcosts freight postage verzendkosten versandkosten ordershippingamount shippingtotal',
  shippingMethod: 'shippingmethod verzendmethode versandart shippingmethodtitle shipservicelevel',
  tax: 'taxes tax taxtotal vatamount btw mwst ordertotaltaxamount totaltax',
  discount: 'discountamount discount ordertotaldiscount korting rabatt discounttotal cartdiscountamount',
  discountCode: 'discountcode coupon couponcode kortingscode',
  total: 'total ordertotal grandtotal totaal gesamtbetrag ordertotalamount totalamount gesamtsumme totaalbedrag',
  refunded: 'refundedamount',
  paymentStatus: 'financialstatus paymentstatus betaalstatus',
  paymentMethod: 'paymentmethod betaalmethode zahlungsart paymentmethodtitle',
  paidAt: 'paidat betaaldop',
} as const;

const ADDRESS_HEADERS = {
  AddressId: 'id number gln',
  Name: 'name fullname',
  FirstName: 'firstname vorname voornaam',
  LastName: 'lastname surname nachname achternaam',
  Company: 'company',
  Line1:
    'address address1 address12 addressone addressline1 street streetaddress line1 adres straat adresse anschrift strasse straße',
  Line2: 'address2 addresstwo addressline2 line2',
  HouseNumber: 'housenumber huisnummer hausnummer',
  HouseNumberExtension: 'housenumberextension toevoeging',
  PostalCode: 'zip zipcode postal postalcode postcode plz postleitzahl',
  City: 'city town plaats woonplaats ort stadt',
  Region: 'state statecode region province provincecode county provincie bundesland',
  Country: 'country countrycode land',
  Phone: 'phone phonenumber telefoon telefon',
  Email: 'email',
} as const;

/** What can stand before the name of an address column; the bare name is where the goods go. */
const ADDRESS_PREFIXES = {
  shipTo: [
    '',
    'shipto',
    'shipping',
    'delivery',
    'deliver',
    'ship',
    'recipient',
    'afleveradres',
    'aflever',
    'liefer',
    'lieferadresse',
  ],
  billTo: ['billto', 'billing', 'bill', 'invoice', 'factuur', 'rechnung', 'rechnungs', 'rechnungsadresse'],
} as const;

type AddressPart = keyof typeof ADDRESS_HEADERS;
export type AddressUse = keyof typeof ADDRESS_PREFIXES;

/** Our names for the columns of an order file. */
export type CsvField = keyof typeof HEADERS | `${AddressUse}${AddressPart}`;

/** The columns of each address, in the order of an address. */
export const ADDRESS_PARTS = Object.keys(ADDRESS_HEADERS) as readonly AddressPart[];

/** Reports of Amazon state amounts for all units of a line, and its shipping beside it. */
const AMAZON_REPORT = ['orderitemid', 'quantitypurchased'];
const AMAZON_WORDS: readonly (readonly [string, CsvField])[] = [
  ['itemprice', 'lineGoods'],
  ['shippingprice', 'lineShipping'],
  ['shippingtax', 'lineShippingTax'],
];

/** In an orders export of Shopify the column `Name` is the number of the order. */
const SHOPIFY_EXPORT = 'lineitemquantity';

const MAX_HEADER = 100;

/** What headers mean: the file of a shop system may use a common word in a way of its own. */
export function meaningsOf(headers: readonly string[]): ReadonlyMap<string, CsvField> {
  const meanings = new Map<string, CsvField>();
  for (const [field, words] of Object.entries(HEADERS)) {
    for (const word of words.split(' ')) meanings.set(word, field as CsvField);
  }
  for (const [use, prefixes] of Object.entries(ADDRESS_PREFIXES)) {
    for (const prefix of prefixes) {
      for (const [part, words] of Object.entries(ADDRESS_HEADERS)) {
        for (const word of words.split(' ')) {
          // `Billing City` and `City (Billing)` are the same
          for (const name of [prefix + word, word + prefix]) {
            if (!meanings.has(name)) meanings.set(name, `${use}${part}` as CsvField);
          }
        }
      }
    }
  }
  if (headers.includes(SHOPIFY_EXPORT)) meanings.set('name', 'externalNumber');
  if (AMAZON_REPORT.every((name) => headers.includes(name))) {
    for (const [word, field] of AMAZON_WORDS) meanings.set(word, field);
  }
  return meanings;
}

/** A header without case, spaces and punctuation. */
export function plainHeader(header: string): string {
  return header.length > MAX_HEADER ? '' : header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Says whether a row looks like a header: at least two of its cells mean something. */
export function isHeader(cells: readonly string[]): boolean {
  const meanings = meaningsOf([]);
  return cells.filter((cell) => meanings.has(plainHeader(cell))).length >= 2;
}
