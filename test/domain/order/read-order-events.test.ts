import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  customerStatus,
  evolveOrder,
  moneyOf,
  noOrder,
  ORDER_EVENT_KINDS,
  type OrderEvent,
  orderPhase,
  orderStatus,
  paymentStatus,
  readOrderEvents,
} from '../../../src/domain/order/index.ts';
import { replay } from '../../../src/kernel/decider.ts';
import { allocatedTo, type Bare, backorderedUnits, given, NOW, placedTen, STAFF } from './support.ts';

interface Golden {
  readonly events: readonly Record<string, unknown>[];
  readonly order: Record<string, unknown>;
}

const FOLDER = 'test/data/order-events';
const golden = (file: string): Golden => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Golden;
const AFTER = golden('after-0.1.0.json');
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

function orderOf(events: readonly OrderEvent[]) {
  const order = replay(evolveOrder, noOrder, events);
  if (order.kind === 'none') throw new Error('every file places an order');
  return {
    lines: order.lines,
    status: orderStatus(order),
    customer: customerStatus(order),
    payment: paymentStatus(order),
    phase: orderPhase(order),
    balanceMinor: moneyOf(order).balanceMinor,
  };
}

const stored = { at: NOW, by: STAFF };
const refusalOf = (...events: readonly unknown[]) => readOrderEvents(events)._unsafeUnwrapErr();

describe('readOrderEvents', () => {
  it.each(files)('reads %s, and finds the order that was reckoned by hand', (file) => {
    const { events, order } = golden(file);
    const read = readOrderEvents(events)._unsafeUnwrap();
    expect(orderOf(read)).toEqual(order);
    expect(readOrderEvents(read)._unsafeUnwrap()).toEqual(read);
  });

  it('has files with every kind of event there is: those of the first release, and those that came after it', () => {
    const kinds = new Set([...golden('0.1.0.json').events, ...AFTER.events].map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...ORDER_EVENT_KINDS].sort());
  });

  it('hands events of this release out as they were stored', () => {
    const events = [...golden('0.1.0.json').events, ...AFTER.events];
    expect(
      readOrderEvents(events)
        ._unsafeUnwrap()
        .every((event, i) => (event as unknown) === events[i]),
    ).toBe(true);
  });

  it('brings older shapes up to date: boxes, scopes, outcomes', () => {
    const read = readOrderEvents(golden('before-0.1.0.json').events)._unsafeUnwrap();
    expect(read.find(({ kind }) => kind === 'units-shipped')).toMatchObject({ parcelIds: [] });
    expect(read.find(({ kind }) => kind === 'hold-released')).toMatchObject({ outcome: 'resolved' });
    expect(read.find(({ kind }) => kind === 'hold-applied')).toMatchObject({
      scope: { kind: 'order' },
      blocks: ['allocate', 'release', 'pick', 'ship'],
    });
  });

  it('refuses what is no event, and says where', () => {
    expect(refusalOf(null)).toEqual({ code: 'order.event-malformed', index: 0, path: '' });
    expect(refusalOf('x').code).toBe('order.event-malformed');
    expect(refusalOf({ ...stored })).toEqual({ code: 'order.event-malformed', index: 0, path: '/kind' });
    const note = { kind: 'note-added', ...stored, text: 'x' };
    expect(refusalOf(note, { ...note, text: 7 })).toEqual({ code: 'order.event-malformed', index: 1, path: '/text' });
    expect(refusalOf({ ...note, at: 'yesterday' })).toMatchObject({ path: '/at' });
    expect(refusalOf({ ...note, by: { kind: 'ghost', actorId: 'x' } })).toMatchObject({ path: '/by/kind' });
  });

  it.each(['order-lost', '', 'constructor', '__proto__', 'toString'])('refuses the unknown kind %j by name', (kind) => {
    expect(refusalOf({ kind, ...stored })).toEqual({ code: 'order.event-unknown', index: 0, kind });
  });

  it('tells no more than 64 characters of a name, and nothing else of what is stored', () => {
    const secret = 'CANARY';
    expect(refusalOf({ kind: 'x'.repeat(1000) })).toEqual({
      code: 'order.event-unknown',
      index: 0,
      kind: 'x'.repeat(64),
    });
    const wrong = { kind: 'note-added', ...stored, text: { secret } };
    expect(JSON.stringify(refusalOf(wrong))).not.toContain(secret);
  });

  it('finds any field of any event that is missing, or not what it should be', () => {
    const events = [...golden('0.1.0.json').events, ...AFTER.events];
    const optional = new Set([
      'expectedDay',
      'shipTo',
      'billTo',
      'scopes',
      'typeId',
      'reviewBy',
      'carrier',
      'trackingNumber',
      'weightGrams',
      'taxRate',
      'description',
      'unitPrice',
    ]);
    const paths = events.flatMap((event, index) => pathsOf(event).map((path) => ({ index, path })));
    for (const { index, path } of paths) {
      const own = events[index] as Record<string, unknown>;
      const wrong = withValue(own, path, path.at(-1) === 'kind' && path.length === 1 ? 'nothing' : () => {});
      expect(readOrderEvents([wrong]).isErr(), `${own['kind']} ${path.join('/')} wrong`).toBe(true);
      const isItem = typeof path.at(-1) === 'string' && /^[0-9]+$/.test(String(path.at(-1)));
      if (isItem || optional.has(String(path.at(-1)))) continue;
      const outdated = ['parcelIds', 'scope', 'blocks', 'outcome'].includes(String(path.at(-1))) && path.length === 1;
      expect(readOrderEvents([withValue(own, path, undefined)]).isErr(), `${own['kind']} ${path.join('/')} gone`).toBe(
        !outdated,
      );
    }
  });

  it('never throws, whatever was stored', () => {
    const anyKind = fc.constantFrom(...ORDER_EVENT_KINDS, '__proto__', 'x');
    const anyValue = fc.oneof(
      fc.anything(),
      fc.record({ kind: anyKind, lines: fc.anything(), at: fc.constant(NOW), by: fc.constant(STAFF) }),
    );
    fc.assert(
      fc.property(fc.array(anyValue), (values) => {
        const read = readOrderEvents(values);
        expect(read.isOk() || read.isErr()).toBe(true);
      }),
    );
  });

  it('reads whatever the decider writes', () => {
    const wait: Bare = backorderedUnits(3, '2026-12-02');
    const { history } = given(placedTen, allocatedTo('RTM', 4), wait);
    expect(readOrderEvents(JSON.parse(JSON.stringify(history)))._unsafeUnwrap()).toEqual(history);
  });
});

/** Every field of an event, however deep. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  const below = Object.entries(value).flatMap(([key, own]) => pathsOf(own, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function withValue(value: unknown, [key = '', ...rest]: readonly string[], to: unknown): unknown {
  const next = rest.length === 0 ? to : withValue((value as Record<string, unknown>)[key], rest, to);
  if (Array.isArray(value)) return value.map((own, i) => (String(i) === key ? next : own));
  const { [key]: _, ...others } = value as Record<string, unknown>;
  return next === undefined ? others : { ...others, [key]: next };
}
