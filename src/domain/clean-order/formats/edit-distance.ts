/**
 * Counts the smallest number of slips of the finger between two texts: a letter too much, too few, wrong, or two
 * neighbours swapped.
 *
 * @units edits; `most + 1` for anything above `most`
 * @law symmetric; 0 exactly for equal texts; work is bounded by length x length
 * @source Damerau-Levenshtein, optimal string alignment
 * @example `'gmial'` and `'gmail'` are 1 apart, `'kitten'` and `'sitting'` 3
 */
export function editDistance(left: string, right: string, most: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      );
      if (!same && i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
      }
      row.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[right.length] as number, most + 1);
}
