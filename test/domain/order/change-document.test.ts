import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addsUp, type ChangeDocument, reverseOf, withDocument } from '../../../src/domain/order/index.ts';
import { amountsOf, cleanOrderOf, edit, GHENT, line, readdressed, reduction, repriced, UTRECHT } from './support.ts';

const content = cleanOrderOf([line('1', 3), line('2', 2)], { shipTo: UTRECHT });
const included = { taxesIncluded: true };
const onTop = { taxesIncluded: false };

describe('addsUp', () => {
  it('lets edits, reductions and addresses through whose parts make the totals', () => {
    for (const document of [edit({ 1: -1 }), edit({ 1: 2 }, [line('9', 4)]), reduction(250), readdressed(GHENT, '2')]) {
      expect(addsUp(document, included)).toBe(true);
    }
  });

  it('counts charges with their tax where prices contain it, without where not', () => {
    const charge = { chargeId: 'c', kind: 'shipping', netMinor: 100, taxMinor: 21, totalMinor: 121 } as const;
    const totals = { goodsMinor: 0, discountMinor: 0, chargesMinor: 121, netMinor: 100, taxMinor: 21, totalMinor: 121 };
    const document: ChangeDocument = { ...edit({}), addedCharges: [charge], totals };
    expect(addsUp(document, included)).toBe(true);
    expect(addsUp(document, onTop)).toBe(false);
    expect(addsUp({ ...document, totals: { ...totals, chargesMinor: 100 } }, onTop)).toBe(true);
  });

  it('holds goods less discount against what a line comes to', () => {
    const amounts = { goodsMinor: 121, discountMinor: 0, netMinor: 100, taxMinor: 21, totalMinor: 121 };
    const of = (own: typeof amounts): ChangeDocument => ({
      ...edit({}),
      lines: [{ lineId: '1', quantity: 1, amounts: own }],
      totals: { ...own, chargesMinor: 0 },
    });
    expect(addsUp(of(amounts), included)).toBe(true);
    expect(addsUp(of(amounts), onTop)).toBe(false);
    expect(addsUp(of({ ...amounts, goodsMinor: 100 }), onTop)).toBe(true);
    expect(addsUp(of({ ...amounts, goodsMinor: 131, discountMinor: 10 }), included)).toBe(true);
    expect(addsUp(of({ ...amounts, goodsMinor: 131 }), included)).toBe(false);
  });

  it.each<[string, ChangeDocument]>([
    [
      'a total that is off by one',
      { ...edit({ 1: -1 }), totals: { ...amountsOf(-1), chargesMinor: 0, totalMinor: -99 } },
    ],
    ['net and tax that do not make the total', reductionWith({ netMinor: -99 })],
    ['half a cent', reductionWith({ netMinor: -99.5, taxMinor: -0.5 })],
    ['an amount beyond 2^53', reductionWith({ netMinor: -(2 ** 53), totalMinor: -(2 ** 53) })],
  ])('does not let %s through', (_, document) => {
    expect(addsUp(document, included)).toBe(false);
  });

  it('lets another unit price through for as many units, never for more or fewer, and only where it is a price', () => {
    expect(addsUp(repriced('1', '0.8', -60), included)).toBe(true);
    expect(addsUp(repriced('1', '0', -300), included)).toBe(true);
    const [own] = repriced('1', '0.8', -60).lines as readonly [ChangeDocument['lines'][number]];
    expect(addsUp({ ...repriced('1', '0.8', -60), lines: [{ ...own, quantity: 1 }] }, included)).toBe(false);
    for (const to of ['-0.8', '.8', '08', '0.80', '1e2', '', 'x'])
      expect(addsUp(repriced('1', to, -60), included), to).toBe(false);
  });

  it('does not let halves through that make a whole together', () => {
    const half = { chargeId: 'a', kind: 'other', netMinor: 0.5, taxMinor: 0, totalMinor: 0.5 } as const;
    const totals = { goodsMinor: 0, discountMinor: 0, chargesMinor: 1, netMinor: 1, taxMinor: 0, totalMinor: 1 };
    expect(addsUp({ ...edit({}), addedCharges: [half, { ...half, chargeId: 'b' }], totals }, included)).toBe(false);
  });
});

function reductionWith(wrong: object): ChangeDocument {
  const document = reduction(100);
  return { ...document, addedCharges: document.addedCharges.map((charge) => ({ ...charge, ...wrong })) };
}

describe('withDocument', () => {
  it('makes a line of 2 at 2.00 out of one of 3 at 3.00, changed by -1', () => {
    const after = withDocument(content, edit({ 1: -1 }));
    expect(after.lines[0]).toMatchObject({ quantity: 2, amounts: { goodsMinor: 200, totalMinor: 200 } });
    expect(after.lines[1]).toBe(content.lines[1]);
    expect(after.totals.totalMinor).toBe(400);
  });

  it('gives a line another unit price: 3 at 1.00 brought down to 0.80 are 2.40', () => {
    const after = withDocument(content, repriced('1', '0.8', -60));
    expect(after.lines[0]).toMatchObject({
      quantity: 3,
      unitPrice: '0.8',
      amounts: { goodsMinor: 240, totalMinor: 240 },
    });
    expect(after.lines[1]).toBe(content.lines[1]);
    expect(after.totals.totalMinor).toBe(440);
    expect(withDocument(after, reverseOf(repriced('1', '0.8', -60), 'x'))).toEqual(content);
  });

  it('adds lines and charges at the end', () => {
    expect(withDocument(content, edit({}, [line('9', 4)])).lines.map(({ lineId }) => lineId)).toEqual(['1', '2', '9']);
    expect(withDocument(content, reduction(250)).totals).toMatchObject({ chargesMinor: -250, totalMinor: 250 });
  });

  it('sends the order, or one line, elsewhere', () => {
    expect(withDocument(content, readdressed(GHENT))).toMatchObject({ shipTo: GHENT });
    const after = withDocument(content, readdressed(GHENT, '2'));
    expect(after.shipTo).toEqual(UTRECHT);
    expect(after.lines.map(({ shipTo }) => shipTo)).toEqual([undefined, GHENT]);
  });

  it('changes the totals by exactly those of the document, whatever it is', () => {
    fc.assert(
      fc.property(anyEdit, (document) => {
        const after = withDocument(content, document);
        expect(addsUp(document, included)).toBe(true);
        expect(after.totals.totalMinor).toBe(content.totals.totalMinor + document.totals.totalMinor);
        const sum = after.lines.reduce((total, { amounts }) => total + amounts.totalMinor, 0);
        expect(sum).toBe(after.totals.totalMinor);
      }),
    );
  });
});

const anyEdit = fc
  .tuple(
    fc.integer({ min: -3, max: 9 }),
    fc.integer({ min: -2, max: 9 }),
    fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
  )
  .map(([one, two, more]) =>
    edit(
      { 1: one, 2: two },
      more.map((quantity, i) => line(`new-${i}`, quantity)),
    ),
  );

describe('reverseOf', () => {
  it('changes nothing together with what it reverses', () => {
    fc.assert(
      fc.property(anyEdit, (document) => {
        const back = reverseOf(document, 'mistake');
        expect(addsUp(back, included)).toBe(true);
        const after = withDocument(withDocument(content, document), back);
        expect(after.totals).toEqual(content.totals);
        expect(after.lines.slice(0, 2)).toEqual(content.lines);
        expect(after.lines.slice(2).every(({ quantity, amounts }) => quantity === 0 && amounts.totalMinor === 0)).toBe(
          true,
        );
      }),
    );
  });

  it('gives charges back under a name of their own, and never writes minus zero', () => {
    const back = reverseOf(reduction(100), 'mistake');
    expect(back.addedCharges).toEqual([
      { chargeId: 'goodwill-reverted', kind: 'other', netMinor: 100, taxMinor: 0, totalMinor: 100 },
    ]);
    expect(Object.is(back.addedCharges[0]?.taxMinor, 0)).toBe(true);
  });

  it('leaves addresses alone: where something was sent before is not told', () => {
    expect(reverseOf(readdressed(GHENT), 'mistake').addresses).toEqual([]);
  });
});
