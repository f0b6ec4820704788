import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { comeFromOutside, commitParts } from '../../src/application/commit-parts.ts';
import { mortal, moved, taken } from './stock-support.ts';
import { NOW, omsOn } from './support.ts';

const stamp = { commandId: 'c', issuedAt: NOW, at: NOW };
const lines = Array.from({ length: 250 }, (_, n) => moved(1, { sku: `SKU-${n}` }));

describe('comeFromOutside', () => {
  it('holds for units that nobody could take in between', () => {
    expect(comeFromOutside([moved(1), moved(1, { from: { account: 'customer' } })])).toBe(true);
    expect(comeFromOutside([moved(1), taken(1)])).toBe(false);
    expect(comeFromOutside([moved(1, { lot: { lotId: 'L' } })])).toBe(false);
  });
});

describe('commitParts', () => {
  it('writes each movement once, however often it is interrupted', async () => {
    const store = memoryStore();
    for (let left = 0; left < 3; left += 1) {
      const dying = mortal(store, { left, last: 'done' });
      expect((await commitParts(dying, stamp, lines))._unsafeUnwrapErr()).toEqual({ code: 'oms.outcome-unknown' });
    }
    expect((await commitParts(store, stamp, lines)).isOk()).toBe(true);
    const positions = (await store.listPositions(undefined, 1000))._unsafeUnwrap();
    expect(positions.map(({ available }) => available)).toEqual(lines.map(() => 1));
  });

  it('lets a delivery of 250 lines be received in one request, once', async () => {
    const store = memoryStore();
    const ask = () =>
      omsOn(store).receiveStock({
        commandId: 'big',
        actorId: 'ann',
        lines: lines.map(({ sku }) => ({ sku, locationId: 'A', quantity: 1 })),
      });
    const first = (await ask())._unsafeUnwrap();
    expect((await ask())._unsafeUnwrap()).toEqual(first);
    expect(first.movements).toHaveLength(250);
    expect((await store.listPositions(undefined, 1000))._unsafeUnwrap().every(({ available }) => available === 1)).toBe(
      true,
    );
  });

  it('refuses to move more than one commit can write within the house', async () => {
    const store = memoryStore();
    const oms = omsOn(store);
    const some = lines.map(({ sku }) => ({ sku, locationId: 'A', quantity: 1 }));
    (await oms.receiveStock({ commandId: 'big', actorId: 'ann', lines: some }))._unsafeUnwrap();
    const away = await oms.changeStock({ kind: 'quarantine', commandId: 'q', actorId: 'ann', lines: some });
    expect(away._unsafeUnwrapErr()).toEqual({ kind: 'refused', code: 'store.too-many-keys' });
  });
});
