import type { PostalAddress } from '../../order/index.ts';
import type { DestinationRules } from '../context.ts';
import { type Desk, lookUp, mayAsk, type Section } from '../desk.ts';
import { isPoBox } from '../formats/po-box.ts';
import { addressForm } from '../formats/postal-code.ts';
import { complain, type Details, type Spot, warn } from '../notes.ts';
import { type ReadAddress, writeAddress } from '../read/read-address.ts';
import type { Maybe } from '../read/read-values.ts';

/** How much of an address must be there. */
export interface AddressNeed {
  /** the whole address, or the country alone */
  readonly need: 'address' | 'country';
  /** a name that is known elsewhere */
  readonly knownName: Maybe<string>;
}

/** What an address that goods go to must allow. */
export interface AddressUse extends AddressNeed {
  readonly section: Section;
  /** something that goes there may not go to a post office box */
  readonly noPoBox: boolean;
}

/** Looks at an address that goods go to: is everything there that its country needs, and can they be brought to it? */
export function checkAddress(desk: Desk, read: ReadAddress, use: AddressUse): void {
  if (mayAsk(desk, use.section)) askForMissing(read, use);
  const { destinations = {} } = desk.context;
  checkDestination(read, destinations);
  const isBox = read.kind === 'po-box' || (read.lines ?? []).some(isPoBox);
  if (isBox) sayPoBox(read.spot, use.noPoBox ? 'refuse' : (destinations.poBox ?? 'warn'));
  if (use.need === 'address' && desk.phase === 'submit') askLookup(desk, read);
}

/** Notes each part that is missing of an address. */
export function askForMissing(read: ReadAddress, { need, knownName }: AddressNeed): void {
  const { spot, country } = read;
  if (country === undefined) complain(spot, 'country', 'address.country-missing');
  if (need === 'country') return;
  if (read.name === undefined && read.company === undefined && typeof knownName !== 'string') {
    complain(spot, 'name', 'address.name-missing');
  }
  if (read.lines === undefined) complain(spot, 'lines', 'address.street-missing');
  if (typeof country !== 'string') return;
  const form = addressForm(country);
  const details: Details = { params: { country } };
  if (form.needsPostalCode && read.postalCode === undefined) {
    complain(spot, 'postalCode', 'address.postal-code-missing', details);
  }
  if (form.needsCity && read.city === undefined) complain(spot, 'city', 'address.city-missing', details);
  if (form.needsRegion && read.region === undefined) complain(spot, 'region', 'address.region-missing', details);
  if (HOUSES_NUMBERED.has(country) && lacksHouseNumber(read)) warn(spot, 'houseNumber', 'address.house-number-missing');
}

/** Countries where a street without a number is hardly ever an address. */
const HOUSES_NUMBERED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'AT BE CH CZ DE DK ES FI HU IT LU NL NO PL PT SE SI SK'.split(' '),
);

function lacksHouseNumber({ houseNumber, lines, kind }: ReadAddress): boolean {
  if (houseNumber !== undefined || lines === undefined || lines === null || kind === 'pickup-point') return false;
  return !lines.some((line) => /\d/.test(line));
}

function checkDestination({ spot, country, postalCode }: ReadAddress, rules: DestinationRules): void {
  if (typeof country !== 'string') return;
  const { countries, notCountries, notPostalCodes } = rules;
  if (countries?.includes(country) === false || notCountries?.includes(country) === true) {
    complain(spot, 'country', 'address.country-not-served', { params: { country } });
  }
  const isRemote = notPostalCodes?.some(
    (area) => area.country === country && typeof postalCode === 'string' && postalCode.startsWith(area.startsWith),
  );
  if (isRemote === true) complain(spot, 'postalCode', 'address.area-not-served', { params: { country } });
}

function sayPoBox(spot: Spot, rule: NonNullable<DestinationRules['poBox']>): void {
  if (rule === 'refuse') complain(spot, 'lines', 'address.po-box');
  else if (rule === 'warn') warn(spot, 'lines', 'address.po-box');
}

/** Asks who knows addresses, once everything a form can tell is there. */
function askLookup(desk: Desk, read: ReadAddress): void {
  const ask = desk.context.lookups?.address;
  if (ask === undefined || typeof read.country !== 'string') return;
  const address = writeAddress(read) as PostalAddress;
  const answer = lookUp(desk, 'address', () => ask(address));
  if (answer === undefined || answer.kind === 'accepted') return;
  if (answer.kind === 'undeliverable') complain(read.spot, '', 'address.undeliverable');
  if (answer.kind === 'ambiguous') complain(read.spot, '', 'address.ambiguous');
  if (answer.kind !== 'corrected') return;
  const patch = Object.entries(answer.fields).map(([field, value]) => {
    const isThere = typeof address[field as keyof PostalAddress] === 'string';
    return { op: isThere ? ('replace' as const) : ('add' as const), path: `${read.spot.at}/${field}`, value };
  });
  const suggestions = [{ patch, confidence: answer.confidence, apply: 'ask' as const }];
  warn(read.spot, '', 'address.corrected', { suggestions });
}
