import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyInbox, type IncomingEvents, type OrderInbox, takeIn } from '../../src/application/index.ts';
import type { OrderEvent } from '../../src/domain/order/index.ts';
import { hold } from './stock-support.ts';

const all = Array.from({ length: 8 }, (_, n) => hold(`H${n}`));
const part = (from: number, to: number): IncomingEvents => ({ fromVersion: from, events: all.slice(from, to) });

type TakeIn = typeof takeIn;

function consume(parts: readonly IncomingEvents[], take: TakeIn = takeIn): readonly OrderEvent[] {
  let inbox: OrderInbox = emptyInbox;
  const seen: OrderEvent[] = [];
  for (const incoming of parts) {
    const taken = take(inbox, incoming);
    inbox = JSON.parse(JSON.stringify(taken.inbox)) as OrderInbox;
    seen.push(...taken.events);
  }
  return seen;
}

describe('takeIn', () => {
  it('lets what comes too early wait until the gap is filled', () => {
    const first = takeIn(emptyInbox, part(2, 4));
    expect(first).toEqual({ inbox: { version: 0, waiting: [part(2, 4)] }, events: [] });
    expect(takeIn(first.inbox, part(0, 2))).toEqual({ inbox: { version: 4, waiting: [] }, events: all.slice(0, 4) });
  });

  it('hands nothing out twice, and keeps nothing twice', () => {
    const first = takeIn(emptyInbox, part(0, 2));
    expect(takeIn(first.inbox, part(0, 2))).toEqual({ inbox: { version: 2, waiting: [] }, events: [] });
    expect(takeIn(first.inbox, part(1, 3)).events).toEqual([all[2]]);
    const early = takeIn(first.inbox, part(5, 6));
    expect(takeIn(early.inbox, part(5, 6)).inbox.waiting).toEqual([part(5, 6)]);
  });

  const parts = fc
    .array(fc.integer({ min: 1, max: 7 }), { maxLength: 4 })
    .map((cuts) => [...new Set([0, ...cuts, 8])].sort((left, right) => left - right))
    .map((cuts) => cuts.slice(1).map((to, place) => part(cuts[place] ?? 0, to)));
  const deliveries = parts.chain((once) =>
    fc
      .tuple(
        fc.shuffledSubarray(once, { minLength: once.length }),
        fc.array(fc.constantFrom(...once), { maxLength: 5 }),
      )
      .chain(([shuffled, again]) =>
        fc.shuffledSubarray([...shuffled, ...again], { minLength: shuffled.length + again.length }),
      ),
  );

  it('hands each event out once, in order, whatever is repeated, delayed or swapped (L50)', () => {
    fc.assert(
      fc.property(deliveries, (list) => {
        expect(consume(list)).toEqual(all);
      }),
    );
  });

  it('is what the law is about: a consumer whose version grows with a repeated message breaks it', () => {
    const counting: TakeIn = (inbox, incoming) => ({
      inbox: { ...inbox, version: inbox.version + incoming.events.length },
      events: incoming.fromVersion <= inbox.version ? incoming.events : [],
    });
    const law = fc.property(deliveries, (list) => JSON.stringify(consume(list, counting)) === JSON.stringify(all));
    expect(fc.check(law, { seed: 1 }).failed).toBe(true);
  });
});
