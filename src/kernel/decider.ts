import type { Result } from 'neverthrow';

/**
 * A thing with a life, as three plain values: what it is before anything happened, what a command makes happen, and
 * what an event changes. Storage never shows.
 *
 * @law every event that `decide` returns is accepted by `evolve`; a refused command yields no event; the state is the
 * fold of the events
 */
export interface Decider<State, Command, Event, Facts, Refusal> {
  readonly initialState: State;
  readonly decide: (command: Command, state: State, facts: Facts) => Result<readonly Event[], Refusal>;
  readonly evolve: (state: State, event: Event) => State;
}

/**
 * Replays events on a state.
 *
 * @law replaying a list is replaying its beginning and then its rest
 * @example `replay(evolveOrder, noOrder, events)` is the order as it stands after the events
 */
export function replay<State, Event>(
  evolve: (state: State, event: Event) => State,
  state: State,
  events: Iterable<Event>,
): State {
  let current = state;
  for (const event of events) current = evolve(current, event);
  return current;
}
