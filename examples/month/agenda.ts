import TinyQueue from 'tinyqueue';

/** Something that happens at a moment. */
interface Entry {
  readonly at: string;
  readonly turn: number;
  readonly happen: () => Promise<void>;
}

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
  plan(at: string, happen: () => Promise<void>): void {
    this.turns += 1;
    this.queue.push({ at: at < this.moment ? this.moment : at, turn: this.turns, happen });
  }

  /** Lets the next thing happen; false when nothing is left. */
  async next(): Promise<boolean> {
    const entry = this.queue.pop();
    if (entry === undefined) return false;
    this.moment = entry.at;
    await entry.happen();
    return true;
  }
}
