import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { describe, expect, it } from 'vitest';
import { phoneLookup } from '../../../../src/adapters/lookups/index.ts';
import { cleanOrder } from '../../../../src/domain/clean-order/index.ts';
import { CONTEXT, DRAFT } from '../../../domain/clean-order/sample.ts';
import { ownVectors, sharedVectors } from '../../../house/vectors.ts';

interface Phones {
  readonly numbers: readonly { readonly country: string; readonly national: string; readonly e164: string }[];
}

const lookup = phoneLookup(parsePhoneNumberFromString);
const { numbers } = sharedVectors<Phones>('phone.json') ?? ownVectors<Phones>('phone.json');

describe('phoneLookup', () => {
  it('knows the example number of every country, national and international', () => {
    for (const { country, national, e164 } of numbers) {
      expect(lookup({ phone: national, country }), `${country} ${national}`).toEqual({ kind: 'right', e164 });
      expect(lookup({ phone: e164 })).toEqual({ kind: 'right', e164 });
    }
  });

  it('tells wrong numbers, and those it cannot know', () => {
    expect(lookup({ phone: '06 123', country: 'NL' })).toEqual({ kind: 'wrong' });
    expect(lookup({ phone: '+31 6 123' })).toEqual({ kind: 'wrong' });
    expect(lookup({ phone: '06 12345678' })).toEqual({ kind: 'unknown' });
  });

  it('writes numbers of orders as they are dialled, once and for all', () => {
    const context = { ...CONTEXT, lookups: { phone: lookup } };
    const draft = { ...DRAFT, customer: { ...DRAFT.customer, phone: '06 12345678' } };
    const { order, findings } = cleanOrder(draft, context)._unsafeUnwrap();
    expect([order.customer?.phone, findings]).toEqual(['+31612345678', []]);
    expect(cleanOrder({ ...draft, customer: order.customer }, context)._unsafeUnwrap().order.customer).toEqual(
      order.customer,
    );
  });
});
