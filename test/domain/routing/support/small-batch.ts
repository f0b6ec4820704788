import type { BatchQuestion } from '../../../../src/domain/routing/batch/index.ts';
import { type Batch, readBatch } from '../../../../src/domain/routing/batch/read-batch.ts';

/** One unit of A in Berlin and one in Cologne; order 1 ships for 5.00 or 6.00, order 2 for 5.00 or 9.00. */
export const smallBatch: BatchQuestion = {
  orders: [
    ['1', 600],
    ['2', 900],
  ].map(([orderId, cologne]) => ({
    orderId: `${orderId}`,
    lines: [{ lineId: '1', sku: 'A', quantity: 1 }],
    locations: [
      { locationId: 'berlin', shipmentCostMinor: 500 },
      { locationId: 'cologne', shipmentCostMinor: Number(cologne) },
    ],
  })),
  stock: [
    { sku: 'A', locationId: 'berlin', available: 1 },
    { sku: 'A', locationId: 'cologne', available: 1 },
  ],
  rules: { objective: ['unfilled', 'cost'] },
};

export const open = (changes: Partial<BatchQuestion> = {}): Batch =>
  readBatch({ ...smallBatch, ...changes })._unsafeUnwrap();
