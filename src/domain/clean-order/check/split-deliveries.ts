import { splitAmount } from '../../../kernel/split-amount.ts';
import { type Desk, mayAsk } from '../desk.ts';
import { complain } from '../notes.ts';
import type { ReadDelivery } from '../read/read-line.ts';
import type { Maybe } from '../read/read-values.ts';
import type { OrderedLine } from './check-lines.ts';

type Line = OrderedLine | null;

/**
 * Splits each line that goes to several addresses into one line for each, with its share of the line's discount and tax.
 * What has been said of the line is not said again of its parts. A line whose parts do not add up is left whole, and that is
 * noted.
 */
export function splitDeliveries(desk: Desk, lines: readonly Line[]): readonly Line[] {
  if (!lines.some((line) => line?.read.deliveries !== undefined)) return lines;
  return lines.flatMap((line) => (line === null ? [line] : splitLine(desk, line)));
}

function splitLine(desk: Desk, line: OrderedLine): readonly Line[] {
  const { read, units, packUnits, lineId } = line;
  const { deliveries, discountMinor, taxMinor } = read;
  if (deliveries === undefined || deliveries === null || deliveries.length === 0) return [line];
  const parts = soundParts(deliveries);
  if (parts === undefined || units === undefined) return [line];
  const weights = parts.map(({ quantity }) => Math.round(quantity * packUnits));
  if (weights.reduce((sum, weight) => sum + weight, 0) !== units || weights.includes(0)) {
    if (mayAsk(desk, 'lines')) complain(read.spot, 'deliveries', 'line.deliveries-differ');
    return [line];
  }
  const share = (amountMinor: Maybe<number>, index: number): Maybe<number> =>
    typeof amountMinor === 'number' ? splitAmount({ amountMinor, weights }).unwrapOr([])[index] : amountMinor;
  return parts.map(({ quantity, shipTo }, index) => ({
    ...line,
    lineId: `${lineId}-${index + 1}`,
    units: weights[index],
    part: index + 1,
    parts: parts.length,
    read: {
      ...read,
      quantity,
      shipTo: shipTo === undefined ? read.shipTo : shipTo,
      discountMinor: share(discountMinor, index),
      taxMinor: share(taxMinor, index),
      deliveries: undefined,
    },
  }));
}

type SoundDelivery = ReadDelivery & { readonly quantity: number };

function soundParts(deliveries: readonly (ReadDelivery | null)[]): readonly SoundDelivery[] | undefined {
  const isSound = (part: ReadDelivery | null): part is SoundDelivery => typeof part?.quantity === 'number';
  return deliveries.every(isSound) ? deliveries : undefined;
}
