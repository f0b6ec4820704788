import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/domain/clean-order/judge.ts';
import { inOrder } from '../../../src/domain/clean-order/notes.ts';
import { found, orderWith } from './found.ts';
import { CONTEXT, DRAFT } from './sample.ts';

describe('judge', () => {
  it('writes down an order only at submit', () => {
    expect(judge(DRAFT, CONTEXT, { phase: 'field' }).content).toEqual({});
    expect(judge(DRAFT, CONTEXT, { phase: 'submit' }).content.orderId).toBe('O-1');
  });

  it.each([
    [{ orderId: '' }, 'orderId'],
    [{ orderId: 'x'.repeat(129) }, 'orderId'],
    [{ now: 'now' }, 'now'],
    [{ now: '2026-11-21' }, 'now'],
    [{ now: '2026-11-21T12:00:00' }, 'now'],
    [{ now: '2026-02-30T12:00:00Z' }, 'now'],
    [{ zone: 'Mars/Olympus' }, 'zone'],
  ])('looks at nothing where the shop’s own facts are of no use: %j', (change, part) => {
    const { notes } = judge({}, { ...CONTEXT, ...change }, { phase: 'submit' });
    expect(inOrder(notes)).toEqual([{ code: 'context.not-usable', path: '', severity: 'error', params: { part } }]);
  });

  it('says every fact of the shop that is of no use', () => {
    const { notes } = judge({}, { orderId: '', now: '', zone: '' }, { phase: 'submit' });
    expect(inOrder(notes).map(({ params }) => params['part'])).toEqual(['orderId', 'now', 'zone']);
  });

  it.each([undefined, null, 'x', 5, true, [], () => 1, Symbol('x')])('takes %s for no order', (value) => {
    expect(inOrder(judge(value, CONTEXT, { phase: 'field' }).notes).map(({ code }) => code)).toEqual([
      'order.not-an-object',
    ]);
  });

  it('takes what throws when it is looked at for unreadable', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('planted');
        },
      },
    );
    for (const draft of [
      trap,
      {
        lines: new Proxy([], {
          get: () => {
            throw new Error('planted');
          },
        }),
      },
      { lines: [trap] },
      {
        shipTo: {
          lines: new Proxy([], {
            get: () => {
              throw new Error('planted');
            },
          }),
        },
      },
    ]) {
      expect(found(draft)).toContain('order.unreadable ');
    }
  });

  it('places an order now where it does not say when', () => {
    expect(judge(orderWith({ placedAt: undefined }), CONTEXT, { phase: 'submit' }).content.placedAt).toBe(CONTEXT.now);
  });

  it.each(['2026-11-21T12:00:00Z', '2026-11-21T13:00:00+01:00', '2026-11-21 07:00:00.0009-05:00'])(
    'takes %s for noon in UTC, and the same order comes of it',
    (now) => {
      const noon = { ...CONTEXT, now: '2026-11-21T12:00:00.000Z' };
      const progress = { phase: 'submit' } as const;
      const draft = orderWith({ placedAt: undefined, preferences: { latestDay: '2026-11-20' } });
      expect(judge(draft, { ...CONTEXT, now }, progress)).toEqual(judge(draft, noon, progress));
      expect(judge(draft, { ...CONTEXT, now }, progress).content.placedAt).toBe(noon.now);
    },
  );

  it('counts days from the moment that is meant, not from the day that is written', () => {
    // still the 20th in UTC: a wish for the 20th is possible
    const wish = orderWith({ preferences: { latestDay: '2026-11-20' } });
    const codes = (now: string) =>
      inOrder(judge(wish, { ...CONTEXT, zone: 'UTC', now }, { phase: 'submit' }).notes).map(({ code }) => code);
    expect(codes('2026-11-21T00:30:00+01:00')).not.toContain('date.latest-day-passed');
    expect(codes('2026-11-21T00:30:00-01:00')).toContain('date.latest-day-passed');
  });
});
