import { canonicalJson } from '../kernel/canonical-json.ts';
import { fingerprint } from '../kernel/fingerprint.ts';

/** Tells one request from another, whatever the order of its keys. Leave the moment out: a resubmission comes later. */
export function fingerprintOf(request: object): string {
  return fingerprint(canonicalJson(request));
}
