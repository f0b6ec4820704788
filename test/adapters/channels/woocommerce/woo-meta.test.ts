import { describe, expect, it } from 'vitest';
import {
  metaOf,
  readParcels,
  readVatNumber,
  readWishes,
} from '../../../../src/adapters/channels/woocommerce/woo-meta.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const reader = () => new Reader(new Notebook(), '');
const meta = (...entries: readonly (readonly [unknown, unknown])[]) =>
  metaOf(reader(), { meta_data: entries.map(([key, value], id) => ({ id, key, value })) });

describe('metaOf', () => {
  it('keeps the first value of each name, whatever the name', () => {
    expect([...meta(['a', 1], ['a', 2], ['__proto__', 3], [7, 4])]).toEqual([
      ['a', 1],
      ['__proto__', 3],
    ]);
    expect([...metaOf(reader(), { meta_data: 'x' }), ...metaOf(reader(), null)]).toEqual([]);
  });
});

describe('readWishes', () => {
  it('takes what the customer chose, and nothing of the plugins', () => {
    expect(
      readWishes(reader(), meta(['pa_color', 'black'], ['_bundled_by', 'x'], ['size', 'L'], ['addons', [1]])),
    ).toEqual([
      { name: 'pa_color', value: 'black' },
      { name: 'size', value: 'L' },
    ]);
    expect(readWishes(reader(), meta(['_x', 'y']))).toBeUndefined();
  });
});

describe('readVatNumber', () => {
  it.each(['_vat_number', 'vat_number', '_billing_vat_number', 'billing_vat', '_billing_eu_vat_number'])(
    'finds it in %s',
    (key) => {
      expect(readVatNumber(reader(), meta([key, 'NL123456789B01']))).toBe('NL123456789B01');
    },
  );

  it('finds none in an empty field', () => {
    expect(readVatNumber(reader(), meta(['vat_number', '']))).toBeUndefined();
  });
});

describe('readParcels', () => {
  const tracked = (item: object) => readParcels(reader(), meta(['_wc_shipment_tracking_items', [item]]));

  it('reads the parcels of the tracking plugin', () => {
    expect(
      tracked({ tracking_provider: 'fedex', tracking_number: '780201939860', date_shipped: '1571097600' }),
    ).toEqual([{ carrier: 'fedex', trackingNumber: '780201939860', shippedAt: '2019-10-15T00:00:00.000Z' }]);
    expect(tracked({ tracking_provider: '', custom_tracking_provider: 'Bode', tracking_number: '1' })).toEqual([
      { carrier: 'Bode', trackingNumber: '1' },
    ]);
  });

  it.each(['-1', '1.5', '253402300800', 'soon'])('takes %s for no day', (date) => {
    expect(tracked({ tracking_number: '1', date_shipped: date })).toEqual([{ trackingNumber: '1' }]);
  });

  it('takes the last second that a date can be', () => {
    expect(tracked({ date_shipped: '253402300799' })).toEqual([{ shippedAt: '9999-12-31T23:59:59.000Z' }]);
  });

  it('finds none without the plugin', () => {
    expect(readParcels(reader(), meta())).toBeUndefined();
    expect(readParcels(reader(), meta(['_wc_shipment_tracking_items', []]))).toBeUndefined();
  });
});
