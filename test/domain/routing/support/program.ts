import type { RoutingQuestion } from '../../../../src/domain/routing/index.ts';

/** What is kept low, one after the other; several at once are added up. */
export type Stage = readonly ('unfilled' | 'shipments' | 'cost' | 'shortage')[];

/**
 * Writes an order as a linear program with whole numbers, in the LP format that every solver reads: x units of an item
 * from a location, u units of it left over, y a location that ships, z a location that ships an item whole. Knows nothing
 * of the library; the stages before the last one are held at what they came to.
 */
export function programOf(question: RoutingQuestion, stages: readonly Stage[], reached: readonly number[]): string {
  const { lines, locations, rules } = question;
  const rows = lines.map((line, i) => ({ line, i, offers: offersOf(question, i) }));
  const all = rows.flatMap(({ offers }) => offers);
  const filled = rows.map(({ line, i, offers }) => `${sum([...offers.map(({ x }) => x), `u${i}`])} = ${line.quantity}`);
  const open = all.map(({ x, l, available }) => `${x} - ${available} y${l} <= 0`);
  const whole = rows.flatMap(({ line, offers }) =>
    line.mayNotSplit === true ? offers.map(({ x, z }) => `${x} - ${line.quantity} ${z} = 0`) : [],
  );
  const room = locations.flatMap(({ capacityUnits }, l) => {
    const mine = all.filter((offer) => offer.l === l);
    return capacityUnits === undefined || mine.length === 0
      ? []
      : [`${sum(mine.map(({ x }) => x))} - ${capacityUnits} y${l} <= 0`];
  });
  const most = rules?.splits?.maxShipments;
  const counted = most === undefined ? [] : [`${sum(locations.map((_, l) => `y${l}`))} <= ${most}`];
  const held = reached.map((value, k) => `${goalOf(question, stages[k] ?? [])} <= ${value}`);
  const parts = [...filled, ...open, ...whole, ...room, ...counted, ...held];
  const zs = rows.flatMap(({ line, offers }) => (line.mayNotSplit === true ? offers.map(({ z }) => z) : []));
  const general = [...all.map(({ x }) => x), ...lines.map((_, i) => `u${i}`)];
  return [
    'Minimize',
    ` obj: ${goalOf(question, stages[reached.length] ?? [])}`,
    'Subject To',
    ...parts.map((part, k) => ` r${k}: ${part}`),
    'Bounds',
    ...all.map(({ x, available }) => ` 0 <= ${x} <= ${available}`),
    'General',
    ` ${general.join(' ')}`,
    'Binary',
    ` ${[...locations.map((_, l) => `y${l}`), ...zs].join(' ')}`,
    'End',
  ].join('\n');
}

interface Offer {
  readonly x: string;
  readonly z: string;
  readonly l: number;
  readonly available: number;
  readonly cost: number;
}

function offersOf({ lines, locations, stock, unitCosts = [] }: RoutingQuestion, i: number): Offer[] {
  const line = lines[i];
  return locations.flatMap(({ locationId }, l) => {
    const mine = (row: { readonly sku: string; readonly locationId: string }): boolean =>
      row.sku === line?.sku && row.locationId === locationId;
    const available = Math.min(stock.find(mine)?.available ?? 0, line?.quantity ?? 0);
    if (available === 0 || (line?.mayNotSplit === true && available < line.quantity)) return [];
    return [{ x: `x${i}_${l}`, z: `z${i}_${l}`, l, available, cost: unitCosts.find(mine)?.costMinor ?? 0 }];
  });
}

const sum = (terms: readonly string[]): string => terms.join(' + ');

function goalOf(question: RoutingQuestion, stage: Stage): string {
  const { lines, locations } = question;
  const terms = stage.flatMap((goal) => {
    if (goal === 'unfilled') return lines.map((_, i) => `u${i}`);
    if (goal === 'shortage') return lines.map(({ shortageMinor = 0 }, i) => `${shortageMinor} u${i}`);
    if (goal === 'shipments') return locations.map((_, l) => `y${l}`);
    const units = lines.flatMap((_, i) => offersOf(question, i).map(({ x, cost }) => `${cost} ${x}`));
    return [...locations.map(({ shipmentCostMinor }, l) => `${shipmentCostMinor} y${l}`), ...units];
  });
  return sum(terms);
}
