import type { CountryCode } from '../../order/index.ts';
import type { ProductFacts, Restrictions } from '../context.ts';
import { type Desk, lookUp } from '../desk.ts';
import { complain } from '../notes.ts';
import type { Maybe } from '../read/read-values.ts';
import type { OrderedLine } from './check-lines.ts';

/** A line, and the country it goes to. */
export interface Consignment {
  readonly line: OrderedLine;
  readonly country: Maybe<CountryCode>;
}

/** Looks at what is special about what is ordered: parts of kits, and goods that not everybody may have everywhere. */
export function checkProducts(desk: Desk, { line, country }: Consignment): void {
  const { product } = line;
  if (product === undefined) return;
  if (product.kit !== undefined && line.part === 1) checkKit(desk, line, product.kit);
  if (product.restrictions !== undefined) checkRestrictions(desk, { line, country }, product.restrictions);
}

function checkKit(desk: Desk, { read }: OrderedLine, kit: NonNullable<ProductFacts['kit']>): void {
  const { products } = desk.context;
  const isSound = (part: (typeof kit)[number]): boolean => {
    const known = lookUp(desk, 'products', () => products?.(part.sku));
    return known !== undefined && known.sellable !== false && Number.isSafeInteger(part.quantity) && part.quantity > 0;
  };
  if (kit.length === 0 || !kit.every(isSound)) complain(read.spot, 'sku', 'line.kit-incomplete');
}

function checkRestrictions(desk: Desk, { line, country }: Consignment, restrictions: Restrictions): void {
  const { spot } = line.read;
  const { minAgeYears, licence, onlyCountries, notCountries } = restrictions;
  const { customer } = desk.context;
  if (desk.phase === 'submit' && line.part === 1) {
    if (minAgeYears !== undefined && (customer?.provenAgeYears ?? -1) < minAgeYears) {
      complain(spot, 'sku', 'restricted.age-not-proven', { params: { minAgeYears } });
    }
    if (licence !== undefined && customer?.licences?.includes(licence) !== true) {
      complain(spot, 'sku', 'restricted.licence-missing', { params: { licence } });
    }
  }
  if (typeof country !== 'string') return;
  const isBarred = onlyCountries?.includes(country) === false || notCountries?.includes(country) === true;
  if (isBarred) complain(spot, 'sku', 'restricted.not-to-this-country', { params: { country } });
}
