import { describe, expect, it } from 'vitest';
import { cleaned, found, lineWith, orderWith, selling } from '../found.ts';
import { DRAFT } from '../sample.ts';

const lines = (...all: object[]): object =>
  orderWith({
    lines: all.map((one) => ({ sku: 'A', quantity: 1, unitPrice: '5', ...one })),
    discounts: [],
    charges: [],
  });

describe('checkLines', () => {
  it('names lines that have no id by their number, out of the way of other ids', () => {
    const { lines: written } = cleaned(lines({}, { lineId: '1' }, {}, { lineId: '3' }), {});
    expect(written.map(({ lineId }) => lineId)).toEqual(['1a', '1', '3a', '3']);
  });

  it('finds every line that takes the id of another', () => {
    expect(found(lines({ lineId: 'x' }, { lineId: 'x' }, { lineId: 'x' }))).toEqual([
      'line.id-twice /lines/1/lineId',
      'line.id-twice /lines/2/lineId',
    ]);
  });

  it('takes the kind of the product where the line says none', () => {
    const context = selling('A', { kind: 'gift-card' });
    expect(cleaned(lines({}), context).lines[0]?.kind).toBe('gift-card');
    expect(found(lines({ kind: 'goods' }), context)).toEqual(['~line.kind-differs /lines/0/kind']);
    expect(found(lines({ kind: 'gift-card' }), context)).toEqual([]);
  });

  it('counts packs in base units, and prices a base unit', () => {
    const context = selling('A', { packings: [{ unit: 'Case', baseUnits: 12 }] });
    const { lines: written, totals } = cleaned(lines({ quantity: 3, unit: 'case', unitPrice: '24.00' }), context);
    expect(written[0]).toMatchObject({ quantity: 36, unitPrice: '2', amounts: { goodsMinor: 7200 } });
    expect(totals.goodsMinor).toBe(7200);
  });

  it('counts weights in grams', () => {
    const context = selling('A', { packings: [{ unit: 'kg', baseUnits: 1000 }] });
    const { lines: written } = cleaned(lines({ quantity: 1.5, unit: 'kg', unitPrice: '3.99' }), context);
    // 1.5 x 3.99 = 5.985
    expect(written[0]).toMatchObject({ quantity: 1500, unitPrice: '0.00399', amounts: { goodsMinor: 599 } });
    expect(found(lines({ quantity: 0.5, unit: 'piece' }), context)).toEqual(['quantity.not-whole /lines/0/quantity']);
  });

  it.each(['piece', 'PCS', 'stuk', 'EA', 'C62'])('takes %s for a base unit', (unit) => {
    expect(cleaned(lines({ unit })).lines[0]?.quantity).toBe(1);
  });

  it('refuses units that the product is not sold in, and packs of nothing', () => {
    expect(found(lines({ unit: 'case' }))).toEqual(['line.unit-unknown /lines/0/unit']);
    for (const units of [0, -1, 1.5, Number.NaN]) {
      expect(found(lines({ unit: 'case' }), selling('A', { packings: [{ unit: 'case', baseUnits: units }] }))).toEqual([
        'line.unit-unknown /lines/0/unit',
      ]);
    }
  });

  it('refuses more base units than can be counted', () => {
    const context = selling('A', { packings: [{ unit: 'case', baseUnits: 2 }] });
    const cheap = { unit: 'case', unitPrice: '0' };
    expect(found(lines({ ...cheap, quantity: 5e11 }), context)).toEqual([]);
    expect(found(lines({ ...cheap, quantity: 5e11 + 1 }), context)).toEqual(['quantity.too-large /lines/0/quantity']);
  });

  it('proposes a SKU that is known in other letters or without zeros in front', () => {
    const products = (sku: string) => (['ABC', 'abd', '12', 'A1'].includes(sku) ? { sku } : undefined);
    const meant = (sku: string) => {
      const desk = found(lines({ sku }), { products });
      expect(desk).toEqual(['line.sku-unknown /lines/0/sku']);
    };
    for (const sku of ['abc', 'ABD', '0012', 'A 1', 'nothing']) meant(sku);
  });

  it('knows no product of the language by chance', () => {
    const known = new Map([['A', { sku: 'A' }]]);
    expect(found(lines({ sku: '__proto__' }), { products: (sku) => known.get(sku) })).toEqual([
      'line.sku-unknown /lines/0/sku',
    ]);
    expect(cleaned(lines({ sku: '__proto__' })).lines[0]?.sku).toBe('__proto__');
  });

  it('says once that products cannot be looked up, and stops the order', () => {
    const products = () => {
      throw new Error('planted');
    };
    expect(found(DRAFT, { products })).toEqual(['lookup.failed ']);
  });

  it('lets units that were dealt with pass where the shop says so', () => {
    const draft = lineWith({ done: { shipped: 1 } });
    expect(found(draft)).toEqual(['line.units-done-already /lines/0/done']);
    expect(found(draft, { needs: { unitsDone: 'ignored' } })).toEqual([]);
  });

  it('finds the SKU of an article that comes without one', () => {
    const asked: unknown[] = [];
    const articles = (article: object) => {
      asked.push(article);
      return 'gtin' in article ? 'MUG' : undefined;
    };
    const nameless = lines(
      { sku: undefined, gtin: '8712626055143', channelSku: 'B00X' },
      { sku: undefined, channelSku: 'B00Y' },
    );
    expect(found(nameless, { articles })).toEqual(['line.sku-missing /lines/1/sku']);
    expect(asked).toEqual([{ gtin: '8712626055143', channelSku: 'B00X' }, { channelSku: 'B00Y' }]);
    expect(cleaned(lines({ sku: '', gtin: '8712626055143' }), { articles }).lines[0]?.sku).toBe('MUG');
  });

  it('stops for a wish to cancel, and for a part of nothing', () => {
    expect(found(lines({ cancellationRequested: true }))).toEqual([
      'line.cancellation-requested /lines/0/cancellationRequested',
    ]);
    expect(found(lines({ lineId: 'K' }, { partOf: 'K' }))).toEqual([]);
    expect(found(lines({ partOf: 'K' }))).toEqual(['line.part-of-nothing /lines/0/partOf']);
    expect(found(lines({ lineId: 'K', partOf: 'K' }))).toEqual(['line.part-of-nothing /lines/0/partOf']);
  });

  it('compares bar codes with those of the product', () => {
    const context = selling('A', { gtins: ['8712626055143'] });
    expect(found(lines({ gtin: '08712626055143' }), context)).toEqual([]);
    expect(found(lines({ gtin: '5702015866736' }), context)).toEqual(['~line.gtin-of-another-product /lines/0/gtin']);
  });

  it('knows that a part of a kilogram can be dealt with', () => {
    const apples = { sku: 'A', quantity: 1.386, unit: 'kg', unitPrice: '3.99', done: { shipped: 1.386 } };
    const products = selling('A', { packings: [{ unit: 'kg', baseUnits: 1000 }] });
    const draft = orderWith({ lines: [apples], charges: [], discounts: [] });
    expect(found(draft, products)).toEqual(['line.units-done-already /lines/0/done']);
    expect(found(draft, { ...products, needs: { unitsDone: 'ignored' } })).toEqual([]);
  });
});
