import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const order = {
  form: 'routing-instance/1',
  kind: 'order',
  id: 'order',
  skus: ['A'],
  lines: [{ id: '1', sku: 0, qty: 3 }],
  locations: [
    { id: 'berlin', type: 'store', distanceKm: 1, shipmentCost: 500, capacityUnits: null },
    { id: 'cologne', type: 'store', distanceKm: 2, shipmentCost: 600, capacityUnits: null },
  ],
  unitCost: [[0, 0]],
  available: [[2, 3]],
  ineligible: [],
  rules: { maxShipments: null, shipComplete: false, lineSplit: 'allowed', shortagePenalty: null },
  objective: ['unfilled', 'cost'],
};

const batch = {
  form: 'routing-instance/1',
  kind: 'batch',
  id: 'batch',
  skus: ['A'],
  locations: [
    { id: 'east', capacityShipments: null },
    { id: 'west', capacityShipments: null },
  ],
  available: [[1, 1]],
  orders: [
    { id: '1', seq: 1, priority: 1, lines: [{ sku: 0, qty: 1 }], shipmentCost: [500, 600], unitCost: [[0, 0]] },
    { id: '2', seq: 2, priority: 1, lines: [{ sku: 0, qty: 1 }], shipmentCost: [500, 900], unitCost: [[0, 0]] },
  ],
  objective: ['unfilled', 'cost'],
};

const places = {
  form: 'routing-ufl/1',
  id: 'places',
  locations: 2,
  lines: 2,
  shipmentCost: [10, 12],
  unitCost: [
    [1, 5],
    [9, 2],
  ],
};

const nowhere = { ...places, id: 'nowhere', locations: 0, shipmentCost: [], unitCost: [[], []] };

const tooMuch = { ...order, id: 'too-much', rules: { ...order.rules, shipComplete: true }, available: [[1, 1]] };

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const valuesOf = (text: string): unknown[] => linesOf(text).map((line) => JSON.parse(line) as unknown);

/** Runs the command on a folder of these files; null for a folder of that name. */
function run(files: Readonly<Record<string, string | null>>) {
  const folder = mkdtempSync(join(tmpdir(), 'cleanorder-instances-'));
  for (const [name, text] of Object.entries(files)) {
    if (text === null) mkdirSync(join(folder, name));
    else writeFileSync(join(folder, name), text);
  }
  const plans = join(folder, 'plans.jsonl');
  const command = ['run', '-s', 'bench:routing', '--', folder, '--limit-ms', '5000', '--plans', plans];
  const { stdout, stderr, status } = spawnSync('npm', command, { encoding: 'utf8' });
  const planned = valuesOf(readFileSync(plans, 'utf8'));
  rmSync(folder, { recursive: true });
  return { said: valuesOf(stdout), complaints: linesOf(stderr), planned, status };
}

const optimal = (id: string, objective: readonly number[]) => ({
  id,
  status: 'optimal',
  objective,
  lowerBound: objective,
  proven: true,
  gap: 0,
  ms: expect.any(Number),
});

const without = (status: 'infeasible' | 'refused', id: string | null) => ({
  id,
  status,
  objective: null,
  lowerBound: null,
  proven: status === 'infeasible',
  gap: null,
  ms: expect.any(Number),
});

test('the command solves every instance of a folder, and writes the plans down', () => {
  const { said, planned, status } = run({
    'a.json': JSON.stringify([order, tooMuch, batch]),
    'b.json': JSON.stringify([places, nowhere]),
  });
  expect(said).toEqual([
    // 6.00 for one shipment is less than 11.00 for two
    optimal('order', [0, 600]),
    without('infeasible', 'too-much'),
    // the first order leaves the cheap unit to the second: 6.00 + 5.00
    optimal('batch', [0, 1100]),
    // 12 and 5 + 2 from the second place alone; 20 from the first, 25 from both
    optimal('places', [19]),
    without('infeasible', 'nowhere'),
  ]);
  // everything by its place in the lists, from 0
  expect(planned).toEqual([
    { id: 'order', x: [[0, 1, 3]] },
    { id: 'too-much', x: [] },
    {
      id: 'batch',
      x: [
        [0, 0, 1, 1],
        [1, 0, 0, 1],
      ],
    },
    {
      id: 'places',
      x: [
        [0, 1, 1],
        [1, 1, 1],
      ],
    },
    { id: 'nowhere', x: [] },
  ]);
  expect(status).toBe(0);
}, 60_000);

test('the command takes what is missing for no limit, and a byte order mark for nothing', () => {
  const bare = {
    ...order,
    ineligible: undefined,
    locations: [{ shipmentCost: 500 }, { shipmentCost: 600 }],
    rules: { shipComplete: false, lineSplit: 'allowed' },
  };
  const [first, second] = batch.orders;
  const twice = {
    ...first,
    lines: [
      { sku: 0, qty: 1 },
      { sku: 0, qty: 1 },
    ],
    unitCost: [
      [10, 20],
      [10, 20],
    ],
    shortagePenalty: [5, 5],
  };
  const open = { ...batch, locations: [{ id: 'east' }, { id: 'west' }] };
  const all = [
    { ...bare, id: 'bare' },
    { ...open, id: 'open', orders: [{ ...first, shortagePenalty: null }, second] },
    { ...open, id: 'one-sku-twice', orders: [twice] },
    { ...open, id: 'no-orders', orders: [] },
  ];
  const { said, complaints, status } = run({ 'marked.json': `\uFEFF${JSON.stringify(all)}` });
  expect(said).toEqual([
    optimal('bare', [0, 600]),
    optimal('open', [0, 1100]),
    // 5.00 + 6.00 for the shipments, 0.10 + 0.20 for the units
    optimal('one-sku-twice', [0, 1130]),
    optimal('no-orders', [0, 0]),
  ]);
  expect(complaints).toEqual([]);
  expect(status).toBe(0);
}, 60_000);

const [line] = order.lines;
const { rules } = order;
const [firstOrder] = batch.orders;
const orderOf = (change: object) => ({ ...batch, orders: [{ ...firstOrder, ...change }] });
const twoLines = { lines: [line, { ...line, id: '2' }] };
const alike = [
  [0, 0],
  [0, 0],
];
const apart = [
  [0, 0],
  [0, 1],
];

/** What is wrong with an instance, the instance, and why it is refused. */
const MALFORMED: readonly (readonly [id: string, instance: object, why: string])[] = [
  ['negative-cost', { ...order, unitCost: [[-1, 0]] }, '/unitCost/0/0: -1 is no whole number from 0'],
  [
    'negative-shipment',
    { ...order, locations: [{ shipmentCost: -1 }, { shipmentCost: 0 }] },
    'routing.not-a-number /locations/0/shipmentCostMinor',
  ],
  ['unknown-goal', { ...order, objective: ['cost', 'balance'] }, '/objective/1: "balance" is no goal'],
  ['no-goals', { ...order, objective: undefined }, '/objective: no list'],
  ['no-shipments', { ...order, rules: { ...rules, maxShipments: 0 } }, 'routing.not-a-rule /rules/splits'],
  ['same-line', { ...order, lines: [line, line] }, 'routing.duplicate /lines/1'],
  ['no-quantity', { ...order, lines: [{ id: '1', sku: 0 }] }, 'routing.not-a-number /lines/0/quantity'],
  ['unknown-sku', { ...order, lines: [{ ...line, sku: 1 }] }, '/lines/0/sku: 1 is none of 1'],
  ['odd-sku', { ...order, lines: [{ ...line, sku: 0.5 }] }, '/lines/0/sku: 0.5 is none of 1'],
  ['closed-nowhere', { ...order, ineligible: [[0, 2]] }, '/ineligible/0/1: 2 is none of 2'],
  ['negative-stock', { ...order, available: [[2, -3]] }, '/available/0/1: -3 is no whole number from 0'],
  ['half-a-unit', { ...order, available: [[2.5, 3]] }, '/available/0/0: 2.5 is no whole number from 0'],
  ['short-row', { ...order, available: [[2]] }, '/available/0: a list of 1, not of 2'],
  ['odd-split', { ...order, rules: { ...rules, lineSplit: 'no' } }, '/rules/lineSplit: neither allowed nor forbidden'],
  [
    'odd-penalty',
    { ...order, rules: { ...rules, shortagePenalty: [null] } },
    '/rules/shortagePenalty/0: null is no whole number from 0',
  ],
  ['a-wave', { ...order, kind: 'wave' }, '/kind: "wave" is neither order nor batch'],
  ['no-kind', { ...order, kind: undefined }, '/kind: undefined is neither order nor batch'],
  ['negative-capacity', { ...batch, locations: [{ capacityShipments: -1 }, {}] }, 'routing.not-a-number /capacities/0'],
  ['batch-sku', orderOf({ lines: [{ sku: -1, qty: 1 }] }), '/orders/0/lines/0/sku: -1 is none of 1'],
  ['batch-shipment', orderOf({ shipmentCost: [500] }), '/orders/0/shipmentCost: a list of 1, not of 2'],
  ['batch-stock', { ...batch, available: [[1, 0.5]] }, '/available/0/1: 0.5 is no whole number from 0'],
  [
    'costs-of-lines',
    orderOf({ ...twoLines, unitCost: apart }),
    '/orders/0/unitCost/1: not that of line 0, which has the same SKU',
  ],
  [
    'penalties-of-lines',
    orderOf({ ...twoLines, unitCost: alike, shortagePenalty: [5, 6] }),
    'routing.lines-of-one-sku-differ /orders/0/lines/1',
  ],
  ['one-place', { ...places, locations: 1 }, '/shipmentCost: a list of 2, not of 1'],
];

test('the command names what it cannot read or must refuse, and solves the rest', () => {
  const malformed = MALFORMED.map(([id, instance]) => ({ ...instance, id }));
  const { said, complaints, planned, status } = run({
    'a-broken.json': '{"form":\n"routing',
    'b-empty.json': '',
    'c-folder.json': null,
    'd-lines.json': `${JSON.stringify(order)}\n${JSON.stringify(order)}\n`,
    'e-null.json': 'null',
    'f-mixed.json': JSON.stringify([null, { ...order, form: 'routing-instance/2' }, { ...order, id: 'between' }]),
    'g-malformed.json': JSON.stringify([...malformed, { ...order, id: undefined }]),
    'h-last.json': JSON.stringify({ ...batch, id: 'last' }),
    'not-read.jsonl': 'neither',
  });
  expect(complaints).toEqual([
    expect.stringMatching(/^a-broken\.json: .*JSON/),
    expect.stringMatching(/^b-empty\.json: .*JSON/),
    expect.stringMatching(/^c-folder\.json: EISDIR/),
    expect.stringMatching(/^d-lines\.json: .*JSON/),
    'e-null.json: entry 0 has no known form (undefined)',
    'f-mixed.json: entry 0 has no known form (undefined)',
    'f-mixed.json: entry 1 has no known form ("routing-instance/2")',
    ...MALFORMED.map(([id, , why]) => `${id}: refused: ${why}`),
    'null: refused: /id: missing',
  ]);
  expect(said).toEqual([
    optimal('between', [0, 600]),
    ...MALFORMED.map(([id]) => without('refused', id)),
    without('refused', null),
    optimal('last', [0, 1100]),
  ]);
  expect(planned).toEqual([{ id: 'between', x: [[0, 1, 3]] }, expect.objectContaining({ id: 'last' })]);
  expect(status).toBe(1);
}, 60_000);
