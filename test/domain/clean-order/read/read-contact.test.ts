import { describe, expect, it } from 'vitest';
import { spotAt } from '../../../../src/domain/clean-order/desk.ts';
import type { Lookups } from '../../../../src/domain/clean-order/index.ts';
import { readEmailField, readPhoneField } from '../../../../src/domain/clean-order/read/read-contact.ts';
import { emptyDesk, noted, proposed } from './desk-for-tests.ts';

const phone = (value: unknown, lookup?: Lookups['phone'], country?: string) => {
  const desk = emptyDesk(lookup === undefined ? {} : { lookups: { phone: lookup } });
  return { phone: readPhoneField(desk, spotAt(desk, '/a'), 'phone', { value, country }), noted: noted(desk) };
};

describe('readEmailField', () => {
  it('writes the host in small letters', () => {
    const desk = emptyDesk();
    expect(readEmailField(desk, spotAt(desk, '/a'), 'email', 'Jan@EXAMPLE.nl')).toBe('Jan@example.nl');
    expect(noted(desk)).toEqual([]);
  });

  it('proposes another host, and keeps the address', () => {
    const desk = emptyDesk();
    expect(readEmailField(desk, spotAt(desk, '/a'), 'email', 'jan@gmial.com')).toBe('jan@gmial.com');
    expect([noted(desk), proposed(desk)]).toEqual([['contact.email-host-unlikely /a/email'], 'jan@gmail.com']);
    expect(desk.notes.others[0]?.suggestions?.[0]?.apply).toBe('ask');
  });

  it('stops guessing after a hundred addresses', () => {
    const desk = emptyDesk();
    for (let i = 0; i < 150; i += 1) readEmailField(desk, spotAt(desk, '/a'), 'email', `jan${i}@gmial.com`);
    expect(noted(desk)).toHaveLength(100);
  });
});

describe('readPhoneField', () => {
  it('takes what is plausible where nobody can look it up', () => {
    expect(phone('06 12345678')).toEqual({ phone: '06 12345678', noted: [] });
    expect(phone('06')).toEqual({ phone: null, noted: ['contact.phone-malformed /a/phone'] });
  });

  it('writes a number as it is dialled where it was looked up', () => {
    const seen: unknown[] = [];
    const lookup: Lookups['phone'] = (question) => {
      seen.push(question);
      return { kind: 'right', e164: '+31612345678' };
    };
    expect(phone('06 12345678', lookup, 'NL')).toEqual({ phone: '+31612345678', noted: [] });
    expect(phone('06 12345678', lookup)).toEqual({ phone: '+31612345678', noted: [] });
    expect(seen).toEqual([{ phone: '06 12345678', country: 'NL' }, { phone: '06 12345678' }]);
  });

  it('warns of a number that does not exist, and lets an unknown one pass', () => {
    expect(phone('06 1234', () => ({ kind: 'wrong' }))).toEqual({
      phone: '06 1234',
      noted: ['contact.phone-not-in-use /a/phone'],
    });
    expect(phone('06 1234', () => ({ kind: 'unknown' }))).toEqual({ phone: '06 1234', noted: [] });
  });

  it('says once that the look-up is out of order, and goes on', () => {
    const lookup = () => {
      throw new Error('planted');
    };
    const desk = emptyDesk({ lookups: { phone: lookup } });
    for (const value of ['06 12345678', '06 12345679']) {
      expect(readPhoneField(desk, spotAt(desk, '/a'), 'phone', { value, country: 'NL' })).toBe(value);
    }
    expect(desk.notes.others.map(({ code, params }) => [code, params])).toEqual([
      ['lookup.failed', { lookup: 'phone' }],
    ]);
  });
});
