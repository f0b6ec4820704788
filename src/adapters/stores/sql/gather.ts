/** How items that wait for each other are put together. */
export interface GatherOptions<Item, Answer> {
  /** batches on their way at the same time */
  readonly calls: number;
  /** most items in one batch */
  readonly size: number;
  /** two items that have one of these in common are never in one batch; left out: none have */
  readonly apartOf?: (item: Item) => readonly string[];
  /** answers a batch, each item in its place */
  readonly send: (batch: readonly Item[]) => Promise<readonly Answer[]>;
}

/** Takes in items one by one and sends them together where they have to wait anyway. */
export interface Gathering<Item, Answer> {
  readonly add: (item: Item) => Promise<Answer>;
  /** waits for what is on its way; nothing may be added any more */
  readonly close: () => Promise<void>;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  /** what keeps it apart, as soon as somebody has asked */
  apart?: readonly string[];
  readonly answer: (answer: Answer) => void;
  readonly fail: (failure: unknown) => void;
}

/**
 * Sends an item that comes alone at once; those that come while others are on their way travel together.
 *
 * @law each item has its own answer; a batch that fails fails for each of its items; whoever must wait keeps his turn
 * @example 16 items at once, 2 calls on their way: the first two go alone, the other 14 in the next batch
 */
export function gathering<Item, Answer>(options: GatherOptions<Item, Answer>): Gathering<Item, Answer> {
  const { calls, send } = options;
  let waiting: Waiting<Item, Answer>[] = [];
  let underway = 0;
  const closing: (() => void)[] = [];

  const go = async (batch: readonly Waiting<Item, Answer>[]): Promise<void> => {
    underway += 1;
    try {
      const answers = await send(batch.map(({ item }) => item));
      for (const [place, { answer }] of batch.entries()) answer(answers[place] as Answer);
    } catch (failure) {
      for (const { fail } of batch) fail(failure);
    }
    underway -= 1;
    next();
  };
  const next = (): void => {
    while (waiting.length > 0 && underway < calls) {
      const { batch, rest } = take(waiting, options);
      waiting = rest;
      void go(batch);
    }
    if (underway === 0) for (const closed of closing) closed();
  };
  return {
    add: (item) =>
      new Promise((answer, fail) => {
        waiting.push({ item, answer, fail });
        next();
      }),
    close: () =>
      new Promise((closed) => {
        closing.push(closed);
        next();
      }),
  };
}

/** As many as fit into one batch and have nothing to keep them apart. */
function take<Item, Answer>(
  waiting: readonly Waiting<Item, Answer>[],
  { size, apartOf }: GatherOptions<Item, Answer>,
): { readonly batch: Waiting<Item, Answer>[]; readonly rest: Waiting<Item, Answer>[] } {
  if (apartOf === undefined || size === 1 || waiting.length === 1) {
    return { batch: waiting.slice(0, size), rest: waiting.slice(size) };
  }
  const batch: Waiting<Item, Answer>[] = [];
  const rest: Waiting<Item, Answer>[] = [];
  const seen = new Set<string>();
  for (const one of waiting) {
    one.apart ??= apartOf(one.item);
    const fits = batch.length < size && one.apart.every((name) => !seen.has(name));
    (fits ? batch : rest).push(one);
    for (const name of one.apart) seen.add(name);
  }
  return { batch, rest };
}
