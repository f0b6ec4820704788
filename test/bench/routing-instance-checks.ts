import assert from 'node:assert/strict';
import type { BatchInstance, Instance, LocationInstance, OrderInstance } from './routing-instances.ts';

/** A list, its place in the instance, and how long it must be. */
interface Extent {
  readonly at: string;
  readonly length: number;
}

const GOALS: readonly unknown[] = ['unfilled', 'shipments', 'cost', 'costPlusShortage'];

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function checkIndex(at: string, index: unknown, below: number): void {
  assert(isWhole(index) && index < below, `${at}: ${JSON.stringify(index)} is none of ${below}`);
}

function checkList(at: string, value: unknown): asserts value is readonly unknown[] {
  assert(Array.isArray(value), `${at}: no list`);
}

function checkLength(value: unknown, { at, length }: Extent): asserts value is readonly unknown[] {
  checkList(at, value);
  assert(value.length === length, `${at}: a list of ${value.length}, not of ${length}`);
}

function checkNumbers(value: unknown, extent: Extent): void {
  checkLength(value, extent);
  const odd = value.findIndex((number) => !isWhole(number));
  assert(odd < 0, `${extent.at}/${odd}: ${JSON.stringify(value[odd])} is no whole number from 0`);
}

function checkTable(value: unknown, { columns, ...extent }: Extent & { readonly columns: number }): void {
  checkLength(value, extent);
  for (const [row, numbers] of value.entries()) checkNumbers(numbers, { at: `${extent.at}/${row}`, length: columns });
}

/**
 * Throws when an instance is not as the README of the instances says, and our words for it would hide that. What routing
 * itself refuses is left to it.
 *
 * @example stock of -1 throws `/available/0/1: -1 is no whole number from 0`
 */
export function checkInstance(instance: Instance): void {
  assert(['string', 'number'].includes(typeof instance.id), '/id: missing');
  if (instance.form === 'routing-ufl/1') checkPlaces(instance);
  else checkOrders(instance);
}

function checkOrders(instance: OrderInstance | BatchInstance): void {
  const { kind, objective, skus, locations, available } = instance;
  assert(kind === 'order' || kind === 'batch', `/kind: ${JSON.stringify(kind)} is neither order nor batch`);
  checkList('/objective', objective);
  const odd = objective.findIndex((goal) => !GOALS.includes(goal));
  assert(odd < 0, `/objective/${odd}: ${JSON.stringify(objective[odd])} is no goal`);
  checkList('/skus', skus);
  checkList('/locations', locations);
  checkTable(available, { at: '/available', length: skus.length, columns: locations.length });
  if (instance.kind === 'order') checkOrder(instance);
  else checkBatch(instance);
}

function checkPlaces({ locations, lines, shipmentCost, unitCost }: LocationInstance): void {
  checkNumbers(shipmentCost, { at: '/shipmentCost', length: locations });
  checkTable(unitCost, { at: '/unitCost', length: lines, columns: locations });
}

function checkOrder({ lines, skus, locations, unitCost, ineligible, rules }: OrderInstance): void {
  checkLines('/lines', lines, skus.length);
  checkTable(unitCost, { at: '/unitCost', length: skus.length, columns: locations.length });
  for (const [at, [sku, location]] of (ineligible ?? []).entries()) {
    checkIndex(`/ineligible/${at}/0`, sku, skus.length);
    checkIndex(`/ineligible/${at}/1`, location, locations.length);
  }
  const { shipComplete = false, lineSplit = 'allowed', shortagePenalty } = rules;
  assert(typeof shipComplete === 'boolean', '/rules/shipComplete: neither true nor false');
  assert(lineSplit === 'allowed' || lineSplit === 'forbidden', '/rules/lineSplit: neither allowed nor forbidden');
  checkPenalties(shortagePenalty, { at: '/rules/shortagePenalty', length: skus.length });
}

function checkBatch({ orders, skus, locations }: BatchInstance): void {
  checkList('/orders', orders);
  for (const [o, { lines, shipmentCost, unitCost, shortagePenalty }] of orders.entries()) {
    const at = `/orders/${o}`;
    checkLines(`${at}/lines`, lines, skus.length);
    checkNumbers(shipmentCost, { at: `${at}/shipmentCost`, length: locations.length });
    checkTable(unitCost, { at: `${at}/unitCost`, length: lines.length, columns: locations.length });
    checkPenalties(shortagePenalty, { at: `${at}/shortagePenalty`, length: lines.length });
    // we know costs of a SKU, not of a line
    for (const [line, { sku }] of lines.entries()) {
      const first = lines.findIndex((other) => other.sku === sku);
      const alike = String(unitCost[line]) === String(unitCost[first]);
      assert(alike, `${at}/unitCost/${line}: not that of line ${first}, which has the same SKU`);
    }
  }
}

function checkLines(at: string, lines: readonly { readonly sku: number }[], skus: number): void {
  checkList(at, lines);
  for (const [line, { sku }] of lines.entries()) checkIndex(`${at}/${line}/sku`, sku, skus);
}

function checkPenalties(value: unknown, extent: Extent): void {
  if (value !== undefined && value !== null) checkNumbers(value, extent);
}
