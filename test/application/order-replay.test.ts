import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderReplay } from '../../src/application/order-replay.ts';
import { evolveOrder, noOrder, type OrderEvent, type OrderState } from '../../src/domain/order/index.ts';
import { replay } from '../../src/kernel/decider.ts';
import { allocatedTo, given, pickedAt, placedTen } from '../domain/order/support.ts';

const { history } = given(placedTen, allocatedTo('A', 4), allocatedTo('B', 6), pickedAt('A', 4));

const plain = (events: readonly OrderEvent[]): OrderState =>
  replay<OrderState, OrderEvent>(evolveOrder, noOrder, events);
/** As a store hands them out: copies of its own, frozen. */
const frozen = (events: readonly OrderEvent[]): readonly OrderEvent[] =>
  events.map((event) => Object.freeze({ ...event }));

/** The same kinds of events, with other quantities. */
const others = (events: readonly OrderEvent[]): readonly OrderEvent[] =>
  events.map((event) =>
    event.kind === 'units-allocated'
      ? { ...event, lines: event.lines.map((line) => ({ ...line, quantity: line.quantity - 1 })) }
      : event,
  );

describe('orderReplay', () => {
  it('answers as a plain replay does, whatever was asked before', () => {
    const stories = [frozen(history), frozen(history), frozen(others(history)), history, others(history)];
    const ask = fc.record({
      orderId: fc.constantFrom('O1', 'O2', 'O3'),
      story: fc.constantFrom(...stories),
      rest: fc.constantFrom(...stories),
      from: fc.nat(history.length),
      until: fc.nat(history.length),
    });
    fc.assert(
      fc.property(fc.nat(3), fc.array(ask), (mostLines, asks) => {
        const ours = orderReplay(mostLines);
        for (const { orderId, story, rest, from, until } of asks) {
          // begins like one story and goes on like another: events were rewritten
          const events = [...story.slice(0, from), ...rest.slice(from)].slice(0, until);
          expect(ours(orderId, events)).toEqual(plain(events));
        }
      }),
    );
  });

  it('replays events once, and then only new ones', () => {
    const ours = orderReplay();
    const events = frozen(history);
    const before = ours('O1', events.slice(0, 3));
    expect(ours('O1', [...events.slice(0, 3)])).toBe(before);
    const after = ours('O1', events);
    expect(after).toEqual(plain(history));
    // the content comes from the event that placed the order, which was not replayed
    expect('content' in after && 'content' in before && after.content === before.content).toBe(true);
  });

  it('replays anew when an event in the middle is another one, although there are as many', () => {
    const ours = orderReplay();
    const events = frozen(history);
    ours('O1', events);
    const rewritten = [events[0], ...frozen(others(history.slice(1, 2))), ...events.slice(2)] as OrderEvent[];
    expect(ours('O1', rewritten)).toEqual(plain(rewritten));
    expect(ours('O1', rewritten)).not.toEqual(plain(events));
  });

  it('replays anew when there are fewer events than before', () => {
    const ours = orderReplay();
    const events = frozen(history);
    ours('O1', events);
    expect(ours('O1', events.slice(0, 2))).toEqual(plain(history.slice(0, 2)));
    expect(ours('O1', [])).toBe(noOrder);
  });

  it('knows what it has seen although the list grows afterwards', () => {
    const ours = orderReplay();
    const events = [...frozen(history)];
    const list = events.slice(0, 2);
    ours('O1', list);
    list.push(...events.slice(2));
    expect(ours('O1', list)).toEqual(plain(history));
  });

  it('does not remember events that somebody could change', () => {
    const ours = orderReplay();
    const first = ours('O1', history);
    expect(ours('O1', history)).not.toBe(first);
    const last = [...frozen(history.slice(0, -1)), history.at(-1) as OrderEvent];
    expect(ours('O2', last)).not.toBe(ours('O2', last));
  });

  it.each([
    { mostLines: 2, kept: true },
    { mostLines: 1, kept: false },
  ])('holds $mostLines lines: an order of one line is kept beside another: $kept', ({ mostLines, kept }) => {
    const ours = orderReplay(mostLines);
    const events = frozen(history);
    const first = ours('O1', events);
    const second = ours('O2', events);
    expect(ours('O2', events)).toBe(second);
    expect(ours('O1', events) === first).toBe(kept);
  });

  it('forgets the order that was asked for longest ago', () => {
    const ours = orderReplay(2);
    const events = frozen(history);
    const first = ours('O1', events);
    const second = ours('O2', events);
    ours('O1', events);
    ours('O3', events);
    expect(ours('O1', events)).toBe(first);
    expect(ours('O2', events)).not.toBe(second);
  });
});
