import type { AddressKind, CountryCode, DraftAddress } from '../../order/index.ts';
import { type Desk, guessed, spotAt } from '../desk.ts';
import { countryOf, guessCountries } from '../formats/country.ts';
import { guessPostalCode, readPostalCode } from '../formats/postal-code.ts';
import { LIMITS } from '../limits.ts';
import { complain, type Spot } from '../notes.ts';
import { readEmailField, readPhoneField } from './read-contact.ts';
import { type Maybe, readChoice, readId, readList, readObject, readText, replaceWith } from './read-values.ts';

/** An address as it was read: every field a value, nothing, or of no use. */
export interface ReadAddress {
  readonly spot: Spot;
  readonly addressId: Maybe<string>;
  readonly name: Maybe<string>;
  readonly company: Maybe<string>;
  readonly lines: Maybe<readonly string[]>;
  readonly houseNumber: Maybe<string>;
  readonly houseNumberExtension: Maybe<string>;
  readonly postalCode: Maybe<string>;
  readonly city: Maybe<string>;
  readonly region: Maybe<string>;
  readonly country: Maybe<CountryCode>;
  readonly phone: Maybe<string>;
  readonly email: Maybe<string>;
  readonly kind: Maybe<AddressKind>;
}

const KINDS: ReadonlySet<AddressKind> = /* @__PURE__ */ new Set([
  'residential',
  'commercial',
  'pickup-point',
  'po-box',
]);

/** Reads an address: each field by itself, the postal code by its country. */
export function readAddress(desk: Desk, parent: Spot, field: string, value: unknown): Maybe<ReadAddress> {
  const from = readObject(parent, field, value);
  if (from === undefined || from === null) return from;
  const spot = spotAt(desk, `${parent.at}/${field}`);
  const country = readCountry(desk, spot, from['country']);
  return {
    spot,
    addressId: readId(spot, 'addressId', from['addressId']),
    name: readText(spot, 'name', from['name'], LIMITS.name),
    company: readText(spot, 'company', from['company'], LIMITS.name),
    lines: readStreet(spot, from['lines']),
    houseNumber: readText(spot, 'houseNumber', from['houseNumber'], LIMITS.code),
    houseNumberExtension: readText(spot, 'houseNumberExtension', from['houseNumberExtension'], LIMITS.code),
    postalCode: readPostalCodeField(desk, spot, from['postalCode'], country),
    city: readText(spot, 'city', from['city'], LIMITS.name),
    region: readText(spot, 'region', from['region'], LIMITS.name),
    country,
    phone: readPhoneField(desk, spot, 'phone', { value: from['phone'], country }),
    email: readEmailField(desk, spot, 'email', from['email']),
    kind: readChoice(spot, 'kind', from['kind'], KINDS),
  };
}

/** Reads the lines of a street. One text is read as the only line, and noted. */
function readStreet(spot: Spot, value: unknown): Maybe<readonly string[]> {
  if (typeof value === 'string' && value !== '') {
    const line = readText(spot, 'lines', value, LIMITS.name);
    const suggestions = replaceWith(spot, 'lines', {
      value: typeof line === 'string' ? [line] : [],
      confidence: 1,
      apply: 'auto',
    });
    complain(spot, 'lines', 'shape.not-a-list', typeof line === 'string' ? { suggestions } : {});
    return typeof line === 'string' ? [line] : null;
  }
  const list = readList(spot, 'lines', value, LIMITS.streetLines);
  if (list === undefined || list === null) return list;
  const lines: string[] = [];
  let broken = false;
  const count = Math.min(list.length, LIMITS.streetLines);
  for (let i = 0; i < count; i += 1) {
    const line = readText(spot, `lines/${i}`, list[i], LIMITS.name);
    if (line === null) broken = true;
    else if (line !== undefined) lines.push(line);
  }
  return broken ? null : lines.length === 0 ? undefined : lines;
}

function readCountry(desk: Desk, spot: Spot, value: unknown): Maybe<CountryCode> {
  const text = readText(spot, 'country', value, LIMITS.country);
  if (text === undefined) return desk.context.defaults?.country;
  if (text === null) return null;
  const country = countryOf(text);
  if (country !== undefined) return country;
  const meant = guessed(desk, () => guessCountries(text)) ?? [];
  const suggestions = meant.flatMap((code) =>
    replaceWith(spot, 'country', { value: code, confidence: 0.8 / meant.length, apply: 'ask' }),
  );
  complain(spot, 'country', 'address.country-unknown', suggestions.length === 0 ? {} : { suggestions });
  return null;
}

function readPostalCodeField(desk: Desk, spot: Spot, value: unknown, country: Maybe<CountryCode>): Maybe<string> {
  const text = readText(spot, 'postalCode', value, LIMITS.postalCode);
  if (typeof text !== 'string' || typeof country !== 'string') return text;
  const postalCode = readPostalCode({ country, postalCode: text });
  if (postalCode !== undefined) return postalCode;
  const meant = guessed(desk, () => guessPostalCode({ country, postalCode: text }));
  const suggestions =
    meant === undefined ? undefined : replaceWith(spot, 'postalCode', { value: meant, confidence: 0.8, apply: 'ask' });
  complain(spot, 'postalCode', 'address.postal-code-malformed', {
    params: { country },
    ...(suggestions === undefined ? {} : { suggestions }),
  });
  return null;
}

/** Writes an address that was read, without what is missing or of no use. */
export function writeAddress(read: ReadAddress): DraftAddress {
  const address: { -readonly [Field in keyof DraftAddress]: DraftAddress[Field] } = {};
  if (typeof read.addressId === 'string') address.addressId = read.addressId;
  if (typeof read.name === 'string') address.name = read.name;
  if (typeof read.company === 'string') address.company = read.company;
  if (read.lines !== undefined && read.lines !== null) address.lines = read.lines;
  if (typeof read.houseNumber === 'string') address.houseNumber = read.houseNumber;
  if (typeof read.houseNumberExtension === 'string') address.houseNumberExtension = read.houseNumberExtension;
  if (typeof read.postalCode === 'string') address.postalCode = read.postalCode;
  if (typeof read.city === 'string') address.city = read.city;
  if (typeof read.region === 'string') address.region = read.region;
  if (typeof read.country === 'string') address.country = read.country;
  if (typeof read.phone === 'string') address.phone = read.phone;
  if (typeof read.email === 'string') address.email = read.email;
  if (typeof read.kind === 'string') address.kind = read.kind;
  return address;
}
