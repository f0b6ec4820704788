import type { CountryCode, OrderCustomer } from '../../order/index.ts';
import { type Desk, lookUp, spotAt } from '../desk.ts';
import { readIban } from '../formats/iban.ts';
import { readVatNumber } from '../formats/vat-number.ts';
import { LIMITS } from '../limits.ts';
import { complain, type Spot } from '../notes.ts';
import { readEmailField, readPhoneField } from './read-contact.ts';
import { type Maybe, readChoice, readId, readObject, readText } from './read-values.ts';

/** Who orders, as it was read. */
export interface ReadCustomer {
  readonly spot: Spot;
  readonly customerId: Maybe<string>;
  readonly kind: Maybe<'consumer' | 'business'>;
  readonly name: Maybe<string>;
  readonly email: Maybe<string>;
  readonly phone: Maybe<string>;
  readonly company: Maybe<string>;
  readonly vatNumber: Maybe<string>;
  readonly registrationNumber: Maybe<string>;
  readonly iban: Maybe<string>;
  readonly group: Maybe<string>;
  readonly language: Maybe<string>;
}

const KINDS: ReadonlySet<'consumer' | 'business'> = /* @__PURE__ */ new Set(['consumer', 'business']);

/** Reads who orders. The country tells how a telephone number is dialled. */
export function readCustomer(desk: Desk, value: unknown, country: Maybe<CountryCode>): Maybe<ReadCustomer> {
  const from = readObject(spotAt(desk, ''), 'customer', value);
  if (from === undefined || from === null) return from;
  const spot = spotAt(desk, '/customer');
  return {
    spot,
    customerId: readId(spot, 'customerId', from['customerId']),
    kind: readChoice(spot, 'kind', from['kind'], KINDS),
    name: readText(spot, 'name', from['name'], LIMITS.name),
    email: readEmailField(desk, spot, 'email', from['email']),
    phone: readPhoneField(desk, spot, 'phone', { value: from['phone'], country }),
    company: readText(spot, 'company', from['company'], LIMITS.name),
    vatNumber: readVatField(desk, spot, from['vatNumber']),
    registrationNumber: readText(spot, 'registrationNumber', from['registrationNumber'], LIMITS.code),
    iban: readIbanField(spot, from['iban']),
    group: readId(spot, 'group', from['group']),
    language: readLanguage(spot, 'language', from['language']),
  };
}

function readVatField(desk: Desk, spot: Spot, value: unknown): Maybe<string> {
  const text = readText(spot, 'vatNumber', value, LIMITS.code);
  if (typeof text !== 'string') return text;
  const read = readVatNumber(text);
  const ask = desk.context.lookups?.vatNumber;
  if (read === undefined) {
    complain(spot, 'vatNumber', 'tax.vat-number-malformed');
    return null;
  }
  const answer = ask === undefined ? 'unknown' : lookUp(desk, 'vat-number', () => ask(read.vatNumber));
  if (answer !== 'wrong') return read.vatNumber;
  complain(spot, 'vatNumber', 'tax.vat-number-wrong');
  return null;
}

function readIbanField(spot: Spot, value: unknown): Maybe<string> {
  const text = readText(spot, 'iban', value, LIMITS.code);
  if (typeof text !== 'string') return text;
  const iban = readIban(text);
  if (iban !== undefined) return iban;
  complain(spot, 'iban', 'tax.iban-wrong');
  return null;
}

/** Reads a language tag as plausible: words of letters and digits between hyphens, the first of 2 or 3 letters. */
export function readLanguage(spot: Spot, field: string, value: unknown): Maybe<string> {
  const text = readText(spot, field, value, LIMITS.choice);
  if (typeof text !== 'string') return text;
  if (/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/.test(text)) return text.replaceAll('_', '-');
  complain(spot, field, 'contact.language-malformed');
  return null;
}

/** Writes who orders, without what is missing or of no use. */
export function writeCustomer(read: ReadCustomer): OrderCustomer {
  const customer: { -readonly [Field in keyof OrderCustomer]: OrderCustomer[Field] } = {};
  if (typeof read.customerId === 'string') customer.customerId = read.customerId;
  if (typeof read.kind === 'string') customer.kind = read.kind;
  if (typeof read.name === 'string') customer.name = read.name;
  if (typeof read.email === 'string') customer.email = read.email;
  if (typeof read.phone === 'string') customer.phone = read.phone;
  if (typeof read.company === 'string') customer.company = read.company;
  if (typeof read.vatNumber === 'string') customer.vatNumber = read.vatNumber;
  if (typeof read.registrationNumber === 'string') customer.registrationNumber = read.registrationNumber;
  if (typeof read.iban === 'string') customer.iban = read.iban;
  if (typeof read.group === 'string') customer.group = read.group;
  if (typeof read.language === 'string') customer.language = read.language;
  return customer;
}
