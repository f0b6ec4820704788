import { describe, expect, it } from 'vitest';
import { fromCsv } from '../../../../src/adapters/channels/csv/from-csv.ts';
import {
  toCsvCancellation,
  toCsvReport,
  toCsvShipment,
  toCsvStock,
} from '../../../../src/adapters/channels/csv/to-csv-notices.ts';

describe('files that are sent back', () => {
  it('tell of a parcel, line by line', () => {
    const notice = {
      noticeId: 'n1',
      externalId: 'PO-1001',
      lines: [
        { lineId: '1', quantity: 10 },
        { lineId: '2', quantity: 5 },
      ],
      shippedAt: '2026-05-01T08:00:00.000Z',
      carrier: 'UPS',
      trackingNumber: '=1Z2345',
    };
    expect(toCsvShipment(notice)._unsafeUnwrap()).toBe(
      'order,line,quantity,shippedAt,carrier,trackingNumber\r\n' +
        "PO-1001,1,10,2026-05-01T08:00:00.000Z,UPS,'=1Z2345\r\n" +
        "PO-1001,2,5,2026-05-01T08:00:00.000Z,UPS,'=1Z2345\r\n",
    );
    expect(toCsvShipment({ ...notice, lines: [] }).isErr()).toBe(true);
  });

  it('tell of a cancellation, of lines or of the whole order', () => {
    const notice = { noticeId: 'n1', externalId: 'PO-1001', reason: 'out-of-stock' } as const;
    const lines = [{ lineId: '2', quantity: 5, open: 5 }];
    expect(toCsvCancellation({ ...notice, lines })._unsafeUnwrap()).toBe(
      'order,line,quantity,reason\r\nPO-1001,2,5,out-of-stock\r\n',
    );
    expect(toCsvCancellation(notice)._unsafeUnwrap()).toBe('order,line,quantity,reason\r\nPO-1001,,,out-of-stock\r\n');
    expect(toCsvCancellation({ ...notice, noticeId: '' })._unsafeUnwrapErr().fact).toBe('noticeId');
  });

  it('tell stock levels', () => {
    const notice = { noticeId: 'n1', at: '2026-05-01T08:00:00Z', levels: [{ sku: 'ABC-100', quantity: 120 }] };
    expect(toCsvStock(notice)._unsafeUnwrap()).toBe('sku,quantity\r\nABC-100,120\r\n');
    expect(toCsvStock({ ...notice, levels: [] }).isErr()).toBe(true);
  });

  it('report what became of the rows of a file, without repeating them', () => {
    const text = 'Order;Sku;Qty\n7;A;many\nC8;B;1\n9;C;2';
    const translation = fromCsv(text, {
      classify: ({ cells }) =>
        cells.externalNumber?.startsWith('C') ? { kind: 'set-aside', reason: 'return' } : { kind: 'line' },
    });
    expect(toCsvReport(translation)).toBe(
      'row,outcome,reason\r\n2,refused,channel.quantity-refused\r\n3,set-aside,return\r\n',
    );
  });
});
