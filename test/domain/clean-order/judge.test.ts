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
    [{ now: '2026-11-21T12:00:00Z' }, 'now'],
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
});
