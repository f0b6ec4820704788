/** Changes one entry of a table, and hands back the swap that puts back what stood there before. */
export type Swap<Table> = (table: Table) => Swap<Table>;

/**
 * One of the values that a table has had. Only the newest one holds the table; every older one knows the swap that
 * leads back to it. So the newest is read and changed at the cost of a plain table, and the older ones stay what they
 * were: reading one brings the table back to it, at the cost of the changes in between.
 *
 * @source Baker's trick: H. G. Baker, Shallow binding makes functional arrays fast, 1991
 */
export class Version<Table> {
  #table: Table | undefined;
  #swap: Swap<Table> | undefined;
  #newer: Version<Table> | undefined;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The table as this version has it. To be read at once: it is the same object for every version. */
  read(): Table {
    if (this.#table !== undefined) return this.#table;
    const trail: Version<Table>[] = [];
    let at: Version<Table> = this;
    while (at.#newer !== undefined) {
      trail.push(at);
      at = at.#newer;
    }
    for (let older = trail.pop(); older !== undefined; older = trail.pop()) {
      at.#handOver(older, older.#swap as Swap<Table>);
      at = older;
    }
    return at.#table as Table;
  }

  /** The version in which the swap has been made. */
  with(swap: Swap<Table>): Version<Table> {
    this.read();
    const newer = new Version<Table>(undefined as Table);
    this.#handOver(newer, swap);
    return newer;
  }

  #handOver(to: Version<Table>, swap: Swap<Table>): void {
    const table = this.#table as Table;
    this.#swap = swap(table);
    this.#newer = to;
    this.#table = undefined;
    to.#table = table;
    to.#swap = undefined;
    to.#newer = undefined;
  }
}
