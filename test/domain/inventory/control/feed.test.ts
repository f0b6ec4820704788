import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FeedMessage,
  type FeedReading,
  hearFeed,
  readFeed,
} from '../../../../src/domain/inventory/control/index.ts';
import { minutesLater, noon } from '../stock-world.ts';

const message = (
  kind: FeedMessage['kind'],
  minutes: number,
  quantity: number,
  messageId = `${kind}${minutes}`,
): FeedMessage => ({
  kind,
  messageId,
  sku: 'TEA',
  locationId: 'ams',
  sourceTime: minutesLater(minutes),
  quantity,
});
const hear = (...messages: readonly FeedMessage[]): FeedReading =>
  messages.reduce<FeedReading | undefined>(
    (reading, heard) => hearFeed(reading, heard)._unsafeUnwrap(),
    undefined,
  ) as FeedReading;
const read = (...messages: readonly FeedMessage[]) => readFeed(hear(...messages));

describe('a feed', () => {
  it('says what its newest snapshot says, and what was so after it', () => {
    expect(read(message('snapshot', 0, 10))).toEqual({ quantity: 10, asOf: noon });
    expect(read(message('snapshot', 0, 10), message('delta', 5, -2), message('delta', 6, 1))).toEqual({
      quantity: 9,
      asOf: minutesLater(6),
    });
    expect(read(message('delta', 5, 3))).toEqual({ quantity: 3, asOf: minutesLater(5) });
  });

  it('does not count what the snapshot contains: what was so before it, and at its very moment', () => {
    expect(read(message('snapshot', 0, 10), message('delta', -5, 1))).toMatchObject({ quantity: 10 });
    expect(read(message('snapshot', 0, 10), message('delta', 0, 1))).toMatchObject({ quantity: 10 });
    expect(read(message('delta', 0, 1), message('snapshot', 0, 10))).toMatchObject({ quantity: 10 });
  });

  it('counts a message that comes twice once', () => {
    const twice = message('delta', 5, -2);
    expect(read(message('snapshot', 0, 10), twice, twice)).toMatchObject({ quantity: 8 });
  });

  it('does not go back to an older snapshot that comes late', () => {
    expect(read(message('snapshot', 5, 10), message('snapshot', 0, 99))).toMatchObject({ quantity: 10 });
    expect(read(message('snapshot', 5, 10, 'b'), message('snapshot', 5, 99, 'a'))).toMatchObject({ quantity: 10 });
  });

  it('keeps what came before a snapshot that comes late and is older than it', () => {
    expect(read(message('delta', 5, -2), message('snapshot', 0, 10))).toEqual({ quantity: 8, asOf: minutesLater(5) });
  });

  it('takes moments however they are written', () => {
    const late = { ...message('delta', 0, 1), sourceTime: '2026-06-15T12:00:00Z' };
    expect(read(message('snapshot', 0, 10), late)).toMatchObject({ quantity: 10 });
  });

  it('does not hear what cannot be put in order or counted, or is about something else', () => {
    const good = message('snapshot', 0, 10);
    const code = (bad: object) => hearFeed(hear(good), { ...good, ...bad })._unsafeUnwrapErr().code;
    for (const sourceTime of ['yesterday', '2026-06-15', '2026-06-15T14:00:00+02:00', '2026-02-30T12:00:00Z']) {
      expect(code({ sourceTime, quantity: 0.5 })).toBe('feed.not-a-moment');
    }
    expect(code({ quantity: 0.5, sku: 'JAM' })).toBe('feed.not-whole');
    expect(code({ quantity: Number.NaN })).toBe('feed.not-whole');
    expect(code({ sku: 'JAM' })).toBe('feed.other-position');
    expect(code({ locationId: 'rtm' })).toBe('feed.other-position');
    expect(hearFeed(undefined, { ...good, sourceTime: 'zzz' })._unsafeUnwrapErr().code).toBe('feed.not-a-moment');
  });

  it('ends up the same in every one of the orders in which five messages can come, one of them twice', () => {
    const list = [
      message('snapshot', 0, 10),
      message('delta', 0, 7),
      message('delta', 3, -2),
      message('snapshot', 5, 6),
      message('delta', 6, 1),
    ];
    const orders = (rest: readonly FeedMessage[]): readonly (readonly FeedMessage[])[] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((first) => orders(rest.filter((each) => each !== first)).map((others) => [first, ...others]));
    let tried = 0;
    for (const order of orders(list)) {
      for (const twice of list) {
        tried += 1;
        expect(readFeed(hear(...order, twice))).toEqual({ quantity: 7, asOf: minutesLater(6) });
      }
    }
    expect(tried).toBe(120 * 5);
  });

  it('is about one position, and says which', () => {
    expect(hear(message('delta', 5, 1))).toMatchObject({ sku: 'TEA', locationId: 'ams' });
  });

  it('ends up the same, however late, twice and mixed up its messages come', () => {
    const any = fc
      .record({
        kind: fc.constantFrom('snapshot' as const, 'delta' as const, 'delta' as const),
        minutes: fc.nat(6),
        quantity: fc.integer({ min: -5, max: 9 }),
      })
      .map(({ kind, minutes, quantity }) => ({ kind, minutes, quantity }));
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
        (list, order) => {
          const messages = list.map(({ kind, minutes, quantity }, i) => message(kind, minutes, quantity, `m${i}`));
          const inTime = [...messages].sort((a, b) =>
            a.sourceTime < b.sourceTime ? -1 : a.sourceTime > b.sourceTime ? 1 : 0,
          );
          const mixed = [...messages, ...order.map((pick) => messages[pick % messages.length] as FeedMessage)].sort(
            (a, b) => (order[messages.indexOf(a)] ?? 0) - (order[messages.indexOf(b)] ?? 0),
          );
          expect(hear(...mixed)).toEqual(hear(...inTime));
          // the same by hand: the newest snapshot (the last id of equal times), and the deltas after it
          const newest = messages
            .filter(({ kind }) => kind === 'snapshot')
            .sort((a, b) => `${a.sourceTime}${a.messageId}`.localeCompare(`${b.sourceTime}${b.messageId}`))
            .at(-1);
          let expected = newest?.quantity ?? 0;
          for (const each of messages) {
            if (each.kind === 'delta' && (newest === undefined || each.sourceTime > newest.sourceTime))
              expected += each.quantity;
          }
          expect(readFeed(hear(...mixed)).quantity).toBe(expected);
        },
      ),
    );
  });
});
