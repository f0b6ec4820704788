import { describe, expect, it } from 'vitest';
import { toSquareStock } from '../../../../src/adapters/channels/square/to-square-stock.ts';
import { fieldAt } from '../../../../src/domain/channel/index.ts';

const level = { sku: 'A', channelSku: 'W62UW', locationId: 'C6W5Y', quantity: 53 };
const notice = { noticeId: 'n1', at: '2024-01-01T00:00:00Z', levels: [level] };

describe('toSquareStock', () => {
  it('counts what lies there', () => {
    expect(toSquareStock(notice)._unsafeUnwrap()).toEqual([
      {
        method: 'POST',
        path: '/v2/inventory/changes/batch-create',
        body: {
          idempotency_key: 'n1',
          ignore_unchanged_counts: true,
          changes: [
            {
              type: 'PHYSICAL_COUNT',
              physical_count: {
                catalog_object_id: 'W62UW',
                location_id: 'C6W5Y',
                state: 'IN_STOCK',
                quantity: '53',
                occurred_at: '2024-01-01T00:00:00.000Z',
              },
            },
          ],
        },
      },
    ]);
  });

  it.each([
    [100, [100]],
    [101, [100, 1]],
    [200, [100, 100]],
  ])('puts %i levels into batches of a hundred', (count, sizes) => {
    const levels = Array.from({ length: count }, (_, index) => ({ ...level, channelSku: `W${index}` }));
    const requests = toSquareStock({ ...notice, levels })._unsafeUnwrap();
    const changes = requests.map(({ body }) => fieldAt(body, ['changes']) as readonly unknown[]);
    expect(changes.map((list) => list.length)).toEqual(sizes);
    const told = changes.flat().map((change) => fieldAt(change, ['physical_count', 'catalog_object_id']));
    expect(told).toEqual(levels.map(({ channelSku }) => channelSku));
    expect(new Set(requests.map(({ body }) => fieldAt(body, ['idempotency_key']))).size).toBe(sizes.length);
  });

  it('wants to know the article and the place', () => {
    const refusal = (without: Partial<typeof level>) =>
      toSquareStock({ ...notice, levels: [{ sku: 'A', quantity: 1, ...without }] })._unsafeUnwrapErr();
    expect(refusal({})).toEqual({ code: 'write-back.fact-missing', fact: 'channelSku' });
    expect(refusal({ channelSku: 'x' })).toEqual({ code: 'write-back.fact-missing', fact: 'locationId' });
  });
});
