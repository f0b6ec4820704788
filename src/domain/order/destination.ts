import type { LineId } from '../../kernel/ids.ts';
import type { PostalAddress } from './address.ts';
import type { OrderContent } from './content.ts';

type Places = Pick<OrderContent, 'lines' | 'shipTo'>;

/**
 * Tells where a line goes, as a text that is the same for the same recipient at the same place: its own address, else
 * the order's.
 *
 * @law two lines have the same destination exactly when name, company and address are the same; phone and mail do not count
 * @example a line without an address of its own has the destination of the order
 */
export function destinationOf({ lines, shipTo }: Places, lineId: LineId): string {
  return keyOf(lines.find((line) => line.lineId === lineId)?.shipTo ?? shipTo);
}

/**
 * Parts units by where they go, in the order in which the destinations come up.
 *
 * @law every unit is in one part; a part has one destination
 * @example lines 1 and 3 go to Utrecht and line 2 to Ghent: [1, 3] and [2]
 */
export function byDestination<Units extends { readonly lineId: LineId }>(
  content: Places,
  units: readonly Units[],
): readonly (readonly Units[])[] {
  if (units.length < 2 || content.lines.every(({ shipTo }) => shipTo === undefined)) return [units];
  const keys = new Map(content.lines.map(({ lineId, shipTo }) => [lineId, keyOf(shipTo ?? content.shipTo)]));
  const parts = new Map<string, Units[]>();
  for (const unit of units) {
    const key = keys.get(unit.lineId) ?? '';
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [unit]);
    else part.push(unit);
  }
  return [...parts.values()];
}

function keyOf(address: PostalAddress | undefined): string {
  if (address === undefined) return '';
  const { name, company, lines, houseNumber, houseNumberExtension, postalCode, city, region, country } = address;
  return JSON.stringify([
    name,
    company,
    lines ?? [],
    houseNumber,
    houseNumberExtension,
    postalCode,
    city,
    region,
    country,
  ]);
}
