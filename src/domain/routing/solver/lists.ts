/** Numbers that a sheet has room for, 8 bytes each, and most of a list that is cut from one. */
const SHEET = 32_768;
const MOST = 4096;

/** Short lists are cut from one sheet: a buffer for each of them would take longer than all that is written there. */
let sheet = new ArrayBuffer(0);
/** how much of the sheet is used; of the first one, which holds nothing, more than all */
let cut = SHEET + 1;

type List = Float64Array | Int32Array | Uint8Array | Int8Array;

/** A kind of list of numbers. */
interface Kind<L extends List> {
  new (length: number): L;
  new (buffer: ArrayBuffer, from: number, length: number): L;
}

/** Sets up a list of so many numbers, all 0. */
export function newList<L extends List>(Numbers: Kind<L>, length: number): L {
  if (length > MOST) return new Numbers(length);
  if (cut + length > SHEET) {
    sheet = new ArrayBuffer(SHEET * 8);
    cut = 0;
  }
  const list = new Numbers(sheet, cut * 8, length);
  cut += length;
  list.fill(0);
  return list;
}

/**
 * Answers, and gives back the lists that were set up meanwhile: their part of the sheet is used again.
 *
 * @law none of those lists may be part of the answer
 */
export function lending<Answer>(answer: () => Answer): Answer {
  const [before, from] = [sheet, cut];
  const found = answer();
  // whatever was set up before stands on the sheet of that time
  cut = sheet === before ? from : 0;
  return found;
}

/** Sets up a list of so many numbers, and asks for each of them. */
export function listOf<L extends List>(Numbers: Kind<L>, length: number, numberAt: (index: number) => number): L {
  const list = newList(Numbers, length);
  for (let k = 0; k < length; k += 1) list[k] = numberAt(k);
  return list;
}

/** Copies a list. */
export function copyOf<L extends List>(Numbers: Kind<L>, list: L): L {
  const copy = newList(Numbers, list.length);
  copy.set(list);
  return copy;
}

/** The largest of numbers that are 0 or more; 0 when there are none. */
export function largest(list: Float64Array): number {
  let most = 0;
  for (let k = 0; k < list.length; k += 1) most = Math.max(most, list[k] as number);
  return most;
}
