import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const tooMuch = { ...order, id: 'too-much', rules: { ...order.rules, shipComplete: true }, available: [[1, 1]] };

test('the command solves every instance of a folder, and writes the plans down', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cleanorder-instances-'));
  writeFileSync(join(folder, 'a.json'), JSON.stringify([order, tooMuch, batch]));
  writeFileSync(join(folder, 'b.json'), JSON.stringify(places));
  const plans = join(folder, 'plans.jsonl');
  const command = ['run', '-s', 'bench:routing', '--', folder, '--limit-ms', '5000', '--plans', plans];
  const linesOf = (text: string): unknown[] =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  const said = linesOf(execFileSync('npm', command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const planned = linesOf(readFileSync(plans, 'utf8'));
  rmSync(folder, { recursive: true });
  const optimal = (id: string, objective: readonly number[]) => ({
    id,
    status: 'optimal',
    objective,
    lowerBound: objective,
    proven: true,
    gap: 0,
    ms: expect.any(Number),
  });
  expect(said).toEqual([
    // 6.00 for one shipment is less than 11.00 for two
    optimal('order', [0, 600]),
    {
      id: 'too-much',
      status: 'infeasible',
      objective: null,
      lowerBound: null,
      proven: true,
      gap: null,
      ms: expect.any(Number),
    },
    // the first order leaves the cheap unit to the second: 6.00 + 5.00
    optimal('batch', [0, 1100]),
    // 12 and 5 + 2 from the second place alone; 20 from the first, 25 from both
    optimal('places', [19]),
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
  ]);
}, 60_000);
