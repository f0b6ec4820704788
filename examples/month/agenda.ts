import TinyQueue from 'tinyqueue';

/** Something that happens at a moment. */
interface Entry {
  readonly at: string;
  readonly turn: number;
  readonly happen: () => Promise<void>;
  readonly subject: Subject;
}

/** The one order that something concerns when it happens, and no stock that others want; nothing where there is more to it. */
type Subject = () => string | undefined;

const EVERYTHING: Subject = () => undefined;

/** What is going to happen, in the order of time; at the same moment, in the order in which it was written down. */
export class Agenda {
  private readonly queue = new TinyQueue<Entry>([], (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.turn - b.turn));
  private turns = 0;
  private moment = '2010-12-01T00:00:00.000Z';

  /** The moment it is. */
  now(): string {
    return this.moment;
  }

  /** How much is still to happen. */
  get open(): number {
    return this.queue.length;
  }

  /** Writes something down; what lies in the past happens now. */
  plan(at: string, happen: () => Promise<void>, subject = EVERYTHING): void {
    this.turns += 1;
    this.queue.push({ at: at < this.moment ? this.moment : at, turn: this.turns, happen, subject });
  }

  /** Lets the next thing happen, and with it what follows at the same moment with other orders; answers how many. */
  async next(): Promise<number> {
    const entry = this.queue.pop();
    if (entry === undefined) return 0;
    this.moment = entry.at;
    const together = [entry, ...this.others(entry)];
    await Promise.all(together.map(({ happen }) => happen()));
    return together.length;
  }

  /** What comes right after it, each with an order of its own. */
  private others(first: Entry): readonly Entry[] {
    const others: Entry[] = [];
    const orders = new Set([first.subject()]);
    for (let next = this.queue.peek(); next?.at === first.at; next = this.queue.peek()) {
      const orderId = next.subject();
      if (orderId === undefined || orders.has(undefined) || orders.has(orderId)) break;
      orders.add(orderId);
      others.push(next);
      this.queue.pop();
    }
    return others;
  }
}
