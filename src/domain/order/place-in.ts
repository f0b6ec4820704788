/**
 * Where things of a name stand in the long lists of an order, so that an order of thousands of shipments is not searched
 * from end to end for each of them. Lists are never changed; one that is made of another by `withItem` or `withMore` goes
 * on with what is known of that one. What is known is a guess that is checked: it makes no answer, only a quick one.
 */
const KNOWN = new WeakMap<object, Map<string, number>>();

/** Shorter lists are searched as they are. */
const SHORT = 16;

type NameOf<Item> = (item: Item) => string;

/**
 * Finds the place of something in a list by its name; -1 where it is not there.
 *
 * @law the place of the thing, whatever was asked before; lists of distinct names
 * @example `placeIn(shipments, 'S2', ({ shipmentId }) => shipmentId)` of S1, S2 and S3 is 1
 */
export function placeIn<Item extends object>(list: readonly Item[], name: string, nameOf: NameOf<Item>): number {
  const search = (): number => list.findIndex((item) => nameOf(item) === name);
  if (list.length < SHORT) return search();
  let places = KNOWN.get(list);
  if (places === undefined) {
    places = new Map(list.map((item, at) => [nameOf(item), at]));
    KNOWN.set(list, places);
  }
  const at = places.get(name);
  if (at === undefined) return -1;
  const found = list[at];
  // lists that grew apart share what is known: then it is looked up after all
  return found !== undefined && nameOf(found) === name ? at : search();
}

/** Finds something in a list by its name. */
export function findIn<Item extends object>(
  list: readonly Item[],
  name: string,
  nameOf: NameOf<Item>,
): Item | undefined {
  const at = placeIn(list, name, nameOf);
  return at < 0 ? undefined : list[at];
}

/** The list with another thing of the same name at a place. */
export function withItem<Item extends object>(list: readonly Item[], at: number, item: Item): readonly Item[] {
  const next = list.slice();
  next[at] = item;
  const places = list.length < SHORT ? undefined : KNOWN.get(list);
  if (places !== undefined) KNOWN.set(next, places);
  return next;
}

/** The list with one thing more, of a name that is not in it yet. */
export function withMore<Item extends object>(
  list: readonly Item[],
  item: Item,
  nameOf: NameOf<Item>,
): readonly Item[] {
  const next = [...list, item];
  const places = list.length < SHORT ? undefined : KNOWN.get(list);
  if (places !== undefined) KNOWN.set(next, places.set(nameOf(item), list.length));
  return next;
}
