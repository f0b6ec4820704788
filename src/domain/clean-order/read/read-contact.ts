import type { CountryCode } from '../../order/index.ts';
import { type Desk, guessed, lookUp } from '../desk.ts';
import { guessEmail, readEmail } from '../formats/email.ts';
import { readPhone } from '../formats/phone.ts';
import { LIMITS } from '../limits.ts';
import { complain, type Spot, warn } from '../notes.ts';
import { type Maybe, readText, replaceWith } from './read-values.ts';

/** Reads an e-mail address, and proposes another one where the host looks mistyped. */
export function readEmailField(desk: Desk, spot: Spot, field: string, value: unknown): Maybe<string> {
  const text = readText(spot, field, value, LIMITS.email);
  if (typeof text !== 'string') return text;
  const email = readEmail(text);
  if (email === undefined) {
    complain(spot, field, 'contact.email-malformed');
    return null;
  }
  const meant = guessed(desk, () => guessEmail(email));
  if (meant !== undefined) {
    const suggestions = replaceWith(spot, field, { value: meant, confidence: 0.9, apply: 'ask' });
    warn(spot, field, 'contact.email-host-unlikely', { suggestions });
  }
  return email;
}

/** A telephone number, and the country it is dialled from. */
export interface PhoneField {
  readonly value: unknown;
  readonly country: Maybe<CountryCode>;
}

/** Reads a telephone number: plausible, and right where somebody can look it up. */
export function readPhoneField(desk: Desk, spot: Spot, field: string, { value, country }: PhoneField): Maybe<string> {
  const text = readText(spot, field, value, LIMITS.phone);
  if (typeof text !== 'string') return text;
  const phone = readPhone(text);
  if (phone === undefined) {
    complain(spot, field, 'contact.phone-malformed');
    return null;
  }
  const ask = desk.context.lookups?.phone;
  if (ask === undefined) return phone;
  const known = country ?? desk.context.defaults?.country;
  const answer = lookUp(desk, 'phone', () => ask(known === undefined ? { phone } : { phone, country: known }));
  if (answer?.kind === 'wrong') warn(spot, field, 'contact.phone-not-in-use');
  return answer?.kind === 'right' ? answer.e164 : phone;
}
