/**
 * Shortens a text to 32 hexadecimal digits, so that two texts can be told apart later without keeping them.
 *
 * Tells honest mistakes apart (the same command id used for something else); it is no protection against somebody who
 * wants two texts to look the same.
 *
 * @law the same text gives the same answer on every machine
 * @source FNV-1a (Fowler, Noll, Vo), four lanes of 32 bits with different starts, mixed as in MurmurHash3's finalizer
 * @example the empty text and `'a'` have different fingerprints of 32 digits
 */
export function fingerprint(text: string): string {
  let [a, b, c, d] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, PRIME);
    b = Math.imul(b ^ (unit + 0x10001), PRIME);
    c = Math.imul(c ^ (unit + 0x20002), PRIME);
    d = Math.imul(d ^ (unit + 0x30003), PRIME);
  }
  return [a, b, c, d]
    .map((lane) =>
      mix(lane ^ text.length)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
}

const PRIME = 0x01000193;

function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
