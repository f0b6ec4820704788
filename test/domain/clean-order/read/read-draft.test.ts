import { describe, expect, it } from 'vitest';
import { readDraft } from '../../../../src/domain/clean-order/read/read-draft.ts';
import { DRAFT } from '../sample.ts';
import { emptyDesk, noted, proposed } from './desk-for-tests.ts';

const read = (value: object, context = {}, phase: 'field' | 'submit' = 'submit') => {
  const desk = emptyDesk(context, phase);
  return { desk, draft: readDraft(desk, value as Readonly<Record<string, unknown>>) };
};

describe('readDraft', () => {
  it('reads the sample without a word', () => {
    const { desk, draft } = read(DRAFT);
    expect(noted(desk)).toEqual([]);
    expect(draft).toMatchObject({
      channel: { channelId: 'shop-nl', kind: 'own-shop' },
      placedAt: '2026-11-21T09:30:00.000Z',
      currency: { code: 'EUR', digits: 2 },
      taxesIncluded: true,
    });
    expect(draft.lines).toHaveLength(2);
  });

  it('takes what holds in the shop where the draft says nothing', () => {
    const defaults = { channel: { channelId: 'c', kind: 'till' as const }, currency: 'JPY', taxesIncluded: false };
    expect(read({}, { defaults }).draft).toMatchObject({
      channel: defaults.channel,
      currency: { code: 'JPY', digits: 0 },
      taxesIncluded: false,
    });
  });

  it.each([
    ['eur', 'EUR'],
    ['€', 'EUR'],
    ['Euro', 'EUR'],
    ['£', 'GBP'],
  ])('reads the currency %s as what was surely meant', (currency, code) => {
    const { desk, draft } = read({ currency });
    expect([draft.currency?.code, noted(desk), proposed(desk)]).toEqual([code, ['currency.unknown /currency'], code]);
  });

  it.each(['XXX', '$', 'dollars', 'XAU'])('does not know the currency %s', (currency) => {
    const { desk, draft } = read({ currency });
    expect([draft.currency, noted(desk), proposed(desk)]).toEqual([null, ['currency.unknown /currency'], undefined]);
  });

  it('misses half a channel, but not while a field is being filled in', () => {
    expect(noted(read({ channel: { kind: 'till' } }).desk)).toEqual(['order.channel-missing /channel/channelId']);
    expect(noted(read({ channel: { kind: 'till' } }, {}, 'field').desk)).toEqual([]);
  });

  it('takes as many lines as the shop allows, and no more', () => {
    const lines = [{}, {}, {}];
    expect(read({ lines }, { limits: { maxLines: 3 } }).draft.lines).toHaveLength(3);
    const { desk, draft } = read({ lines }, { limits: { maxLines: 2 } });
    expect([draft.lines, noted(desk)]).toEqual([null, ['shape.too-many /lines']]);
  });

  it('looks at each field once', () => {
    const seen = new Map<string, number>();
    const watched = new Proxy(
      { ...DRAFT },
      {
        get: (target, field) => {
          seen.set(String(field), (seen.get(String(field)) ?? 0) + 1);
          return Reflect.get(target, field);
        },
      },
    );
    read(watched);
    expect([...seen.values()].every((count) => count === 1)).toBe(true);
  });
});
