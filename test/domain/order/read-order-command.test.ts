import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideOrder, ORDER_COMMAND_KINDS, readOrderCommand } from '../../../src/domain/order/index.ts';
import { attempt, FIRST, HOLD_TYPES } from './attempts.ts';
import { KNOWN_STATES } from './states.ts';
import { command, NOW, pickOnly, placedTen, STAFF } from './support.ts';

const refusal = (input: unknown) => readOrderCommand(input)._unsafeUnwrapErr();

describe('readOrderCommand', () => {
  it('hands a command out as it came in', () => {
    const asked = command(pickOnly('RTM', 4));
    expect(readOrderCommand(asked)._unsafeUnwrap()).toBe(asked);
  });

  it('refuses, in this order: no record, no kind, an unknown kind, a field that is missing or odd', () => {
    expect(refusal(null)).toEqual({ code: 'order.command-malformed', path: '' });
    expect(refusal('pick')).toEqual({ code: 'order.command-malformed', path: '' });
    expect(refusal({})).toEqual({ code: 'order.command-malformed', path: '/kind' });
    expect(refusal({ kind: 'explode' })).toEqual({ code: 'order.command-unknown' });
    expect(refusal({ kind: 'pick' })).toEqual({ code: 'order.command-malformed', path: '/commandId' });
    expect(refusal({ ...command(pickOnly('RTM', 4)), lines: 4 })).toEqual({
      code: 'order.command-malformed',
      path: '/lines',
    });
  });

  it('does not let an order be placed that nobody has cleaned', () => {
    expect(refusal(command(placedTen))).toEqual({ code: 'order.command-unknown' });
  });

  it.each(['__proto__', 'constructor', 'toString'])('does not take %s for a command', (kind) => {
    expect(refusal({ kind })).toEqual({ code: 'order.command-unknown' });
  });

  it('leads to a decision or a refusal, whatever comes in: nothing throws', () => {
    const odd = fc.oneof(
      fc.anything(),
      fc.constantFrom('__proto__', '1', 'all', -1, 0.5, Number.NaN, 2 ** 60, '', [], {}, null, 'F-RTM', 'S-RTM'),
    );
    const { lines: _, ...fields } = command(pickOnly('RTM', 1)) as unknown as Record<string, unknown>;
    const states = KNOWN_STATES.map(({ state }) => state);
    const hostile = fc.record({
      state: fc.constantFrom(...states),
      kind: fc.constantFrom(...ORDER_COMMAND_KINDS, 'nothing'),
      key: fc.nat(20),
      value: odd,
    });
    let decided = 0;
    fc.assert(
      fc.property(hostile, ({ state, kind, key, value }) => {
        const right = { ...fields, ...(kind === 'nothing' ? { kind } : command(attempt(kind, state, FIRST))) };
        const changed = withOdd(right, key, value);
        const read = readOrderCommand(changed);
        if (read.isErr()) return;
        decided += 1;
        const answer = decideOrder(read.value, state, { holdTypes: HOLD_TYPES });
        if (answer.isErr()) expect(answer.error.code).toMatch(/^order\./);
      }),
      { numRuns: 3000 },
    );
    expect(decided).toBeGreaterThan(100);
  });

  it('lets numbers through that decideOrder refuses by name', () => {
    const asked = { ...command(pickOnly('RTM', 1)), lines: [{ lineId: '1', quantity: 0.5 }] };
    expect(readOrderCommand(asked).isOk()).toBe(true);
    expect(readOrderCommand({ commandId: 'c', actor: STAFF, now: NOW, kind: 'add-note', text: '' }).isOk()).toBe(true);
  });
});

/** The same with one value, somewhere in it, that is odd. */
function withOdd(value: unknown, at: number, odd: unknown): unknown {
  if (typeof value !== 'object' || value === null) return odd;
  const keys = Object.keys(value);
  const key = keys[at % Math.max(1, keys.length)];
  if (key === undefined) return odd;
  const next = withOdd((value as Record<string, unknown>)[key], Math.floor(at / 2), odd);
  if (Array.isArray(value)) return value.map((own, i) => (String(i) === key ? next : own));
  return { ...value, [key]: next };
}
