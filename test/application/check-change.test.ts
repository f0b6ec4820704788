import { describe, expect, it } from 'vitest';
import { type Change, isWellFormed } from '../../src/application/index.ts';
import type { StockMovement } from '../../src/domain/inventory/index.ts';
import type { OrderEvent } from '../../src/domain/order/index.ts';
import { ACTOR, changeOf, NOW } from './support.ts';

const held: OrderEvent = {
  kind: 'hold-applied',
  at: NOW,
  by: ACTOR,
  holdId: 'H',
  reason: 'x',
  scope: { kind: 'order' },
  blocks: [],
};
const stream = { orderId: 'O1', expectedVersion: 1, events: [held] };
const moved: StockMovement = {
  sku: 'TEA',
  quantity: 1,
  from: { account: 'supplier' },
  to: { locationId: 'A', account: 'available' },
  reason: 'x',
  commandId: 'c1',
  actorId: 'ann',
  at: NOW,
};
const change: Change = changeOf('c1', { streams: [stream], movements: [moved] });

describe('isWellFormed', () => {
  it('accepts a change with events and movements, and one with neither', () => {
    expect(isWellFormed(change)).toBe(true);
    expect(isWellFormed({ ...change, streams: [], movements: [] })).toBe(true);
  });

  it.each<[string, Partial<Change>]>([
    ['without a command id', { commandId: '' }],
    ['without a moment', { at: 'now' }],
    ['that names an order twice', { streams: [stream, stream] }],
    ['with a stream without events', { streams: [{ ...stream, events: [] }] }],
    ['with a version below 0', { streams: [{ ...stream, expectedVersion: -1 }] }],
    ['with a broken version', { streams: [{ ...stream, expectedVersion: 0.5 }] }],
    ['that moves nothing', { movements: [{ ...moved, quantity: 0 }] }],
    ['that moves parts of units', { movements: [{ ...moved, quantity: 0.5 }] }],
    ['that moves units to where they are', { movements: [{ ...moved, from: moved.to }] }],
  ])('refuses a change %s', (_what, part) => {
    expect(isWellFormed({ ...change, ...part })).toBe(false);
  });
});
