/** How long a search may go on, and how far it has come. */
export interface Effort {
  /** branches still allowed */
  nodesLeft: number;
  /** says that time is up; asked every few ten microseconds of work */
  readonly deadline: (() => boolean) | undefined;
  /** work since the deadline was last asked for, and how much more is allowed where there is no deadline */
  work: number;
  workLeft: number;
  /** once true, the search hands back the best it has */
  stopped: boolean;
}

/** Enough for any order seen in a shop; a search that needs more is stopped and says so. */
export const DEFAULT_NODES = 1_000_000;

const WORK_BETWEEN_LOOKS = 20_000;

/** Half a minute or so: nobody who gave no deadline waits for longer. */
export const MOST_WORK = 2e10;

/** Starts counting. */
export function newEffort(limits: { readonly maxNodes?: number; readonly deadline?: () => boolean } = {}): Effort {
  const { maxNodes = DEFAULT_NODES, deadline } = limits;
  return {
    // what is no number would never run out
    nodesLeft: Number(maxNodes) || 0,
    deadline,
    work: 0,
    workLeft: deadline === undefined ? MOST_WORK : Infinity,
    stopped: false,
  };
}

/** Counts work done (steps of an inner loop) and looks at the deadline now and then. True when the search must stop. */
export function tired(effort: Effort, work: number): boolean {
  effort.work += work;
  if (effort.work > WORK_BETWEEN_LOOKS) {
    effort.workLeft -= effort.work;
    effort.work = 0;
    if (effort.workLeft < 0 || effort.deadline?.() === true) effort.stopped = true;
  }
  return effort.stopped;
}

/** Counts one branch. True when the search must stop. */
export function tiredOfBranching(effort: Effort): boolean {
  effort.nodesLeft -= 1;
  if (effort.nodesLeft < 0) effort.stopped = true;
  return tired(effort, 100);
}
