import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import {
  decideOrder,
  evolveOrder,
  ORDER_COMMAND_KINDS,
  ORDER_EVENT_KINDS,
  type OrderCommandKind,
  type OrderEventKind,
  type OrderState,
  orderStatus,
} from '../../src/domain/order/index.ts';
import { replay } from '../../src/kernel/decider.ts';
import { attempt, type Chooser, FIRST, HOLD_TYPES } from '../domain/order/attempts.ts';
import { KNOWN_STATES, type KnownState } from '../domain/order/states.ts';
import { type Bare, cleanOrderOf, command, line, NOW } from '../domain/order/support.ts';

const facts = { holdTypes: HOLD_TYPES };

/** What comes of the best attempt at a command in a state: the kinds of its events, or the code of its refusal. */
export function outcomeOf(kind: OrderCommandKind, { state }: Pick<KnownState, 'state'>): string {
  return decideOrder(command(attempt(kind, state, FIRST)), state, facts).match(
    (events) => events.map((event) => `\`${event.kind}\``).join(' + '),
    ({ code }) => `\`${code}\``,
  );
}

const MADE = '<!-- Made by the tests from the code. Do not edit: run the tests of the order room with UPDATE=1. -->';

/** The total table: every command against every state that stands for many. */
export function commandsPage(): string {
  const sections = ORDER_COMMAND_KINDS.map((kind) => {
    const states = new Map<string, string[]>();
    for (const known of KNOWN_STATES) {
      const outcome = outcomeOf(kind, known);
      states.set(outcome, [...(states.get(outcome) ?? []), known.name]);
    }
    const rows = [...states]
      .sort(([left], [right]) => Number(left.startsWith('`order.')) - Number(right.startsWith('`order.')))
      .map(
        ([outcome, names]) =>
          `| ${outcome.startsWith('`order.') ? 'refused' : 'done'} | ${outcome} | ${names.join('; ')} |`,
      );
    return [
      `## \`${kind}\``,
      '',
      '|  | what comes of it | when the order is |',
      '| --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
  return [
    MADE,
    '',
    '# What every command does in every state',
    '',
    `${ORDER_COMMAND_KINDS.length} commands against ${KNOWN_STATES.length} states that stand for many: ` +
      `${ORDER_COMMAND_KINDS.length * KNOWN_STATES.length} pairs, each decided. The command is the best attempt that the`,
    'state allows: it names a line, a box or a shipment that is there, and asks for no more than there is. What is asked of',
    'a thing that is not there, or of more units than there are, is refused by name too; those refusals are listed with',
    'each function.',
    '',
    ...sections,
  ].join('\n');
}

/** A step from one status to another, and the commands that take it. */
type Steps = ReadonlyMap<string, ReadonlySet<OrderCommandKind>>;

const MOST_STATES = 5000;

let found: Steps | undefined;

/** Looks at a small order from every side: which status follows which, and by what. */
export function stepsBetweenStatuses(): Steps {
  found ??= findSteps();
  return found;
}

function findSteps(): Steps {
  const steps = new Map<string, Set<OrderCommandKind>>();
  const seen = new Set<string>();
  const queue: OrderState[] = [{ kind: 'none' }];
  for (let at = 0; at < queue.length && at < MOST_STATES; at += 1) {
    const state = queue[at] as OrderState;
    for (const kind of ORDER_COMMAND_KINDS) {
      for (const bare of attemptsOf(kind, state, at)) {
        const decided = decideOrder(command(bare), state, facts);
        if (decided.isErr()) continue;
        const next = replay(evolveOrder, state, decided.value);
        const [from, to] = [orderStatus(state), orderStatus(next)];
        if (from !== to) steps.set(`${from} ${to}`, (steps.get(`${from} ${to}`) ?? new Set()).add(kind));
        const key = shapeOf(next);
        if (!seen.has(key)) queue.push(next);
        seen.add(key);
      }
    }
  }
  return steps;
}

/** All of it and one unit; the first choice and the others. */
function attemptsOf(kind: OrderCommandKind, state: OrderState, n: number): readonly Bare[] {
  if (kind === 'place') return [{ kind, order: cleanOrderOf([line('1', 2)]) }];
  const choosers: readonly Chooser[] = [0, 1, 2, 3].flatMap((choice) =>
    [true, false].map((all) => ({
      of: <Item>(items: readonly Item[]) => items[Math.min(choice, items.length - 1)],
      upTo: (most: number) => (all ? Math.max(1, most) : 1),
      bold: false,
      n,
    })),
  );
  const attempts = new Map(
    choosers.map((choose) => attempt(kind, state, choose)).map((bare) => [JSON.stringify(bare), bare]),
  );
  return [...attempts.values()];
}

/** What tells two states apart here: units and where they are, holds, a staged change; not money, names or questions. */
function shapeOf(state: OrderState): string {
  if (state.kind === 'none') return 'none';
  const lines = state.lines.map(({ lineId: _, sku: __, refunded: ___, expectedDay: ____, ...units }) =>
    Object.values(units).map((count) => Math.min(count, 3)),
  );
  const work = state.fulfillmentOrders
    .map(({ releasedAt, closedAt, lines: own }) =>
      JSON.stringify([
        releasedAt !== undefined,
        closedAt !== undefined,
        own.map((u) => [u.allocated, u.picked].map((c) => Math.min(c, 3))),
      ]),
    )
    .sort()
    .slice(0, 3);
  return JSON.stringify([
    lines.slice(0, 2),
    work,
    state.holds.length > 0,
    state.questions.some(({ answer }) => answer === undefined),
    state.changes.some(({ status }) => status === 'staged'),
  ]);
}

/** The state diagram, as found by running the decider. */
export function statesPage(): string {
  const steps = [...stepsBetweenStatuses()].sort(([left], [right]) => (left < right ? -1 : 1));
  const arrows = steps.map(([ends, kinds]) => {
    const [from = '', to = ''] = ends
      .split(' ')
      .map((status) => (status === 'not-placed' ? '[*]' : status.replaceAll('-', '_')));
    return `  ${from} --> ${to}: ${[...kinds].sort().join(', ')}`;
  });
  return [
    MADE,
    '',
    '# How far an order is, and what brings it on',
    '',
    'No status is stored: each is read from line quantities and holds (`orderStatus`). The arrows were found by running',
    'the decider on a small order, through every command, from every state it can reach.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...arrows,
    '```',
    '',
  ].join('\n');
}

/** When each event is written. A new event does not compile until it stands here. */
const WHEN: Readonly<Record<OrderEventKind, string>> = {
  'order-placed': 'A clean order was accepted.',
  'units-allocated': 'Waiting units were assigned to a location, as new work there.',
  'units-backordered': 'Undecided units wait for stock from now on.',
  'units-cancelled': 'Units that were not picked were given up; it says where each of them was.',
  'backorder-redated': 'Back-ordered units are expected on another day.',
  'customer-asked': 'The customer was asked about waiting units, with a deadline and what happens without an answer.',
  'question-answered': 'The customer answered, or the deadline passed and the announced answer counts.',
  'work-scheduled': 'Work of a location does not start before a moment.',
  'fulfillment-order-released': 'Work was handed over to its location.',
  'work-moved': 'Allocated units became work of their own, at the same location (a split) or another one (a move).',
  'work-merged': 'Two pieces of work at one location, for one destination, became one.',
  'work-closed': 'The rest of some work was given up; its units wait to be decided anew.',
  'units-picked': 'Units were taken off the shelf.',
  'units-short-picked':
    'Assigned units turned out not to be there, or not fit to be sent; it says what becomes of them.',
  'units-put-back': 'Picked units were put back on their shelf: they are allocated again.',
  'parcel-packed': 'Picked units were put into a box.',
  'parcel-voided': 'A box was taken apart before it left.',
  'units-shipped': 'Picked units, in boxes or loose, were handed to the carrier.',
  'shipment-delivered': 'A shipment arrived, but for what of it was lost.',
  'units-lost': 'Units were lost on their way; it says whether they are sent anew or the money goes back.',
  'return-announced': 'Shipped units will come back.',
  'return-received': 'Announced units came back to a location, each with what becomes of it.',
  'return-closed': 'What was announced and has not come back stays with the customer.',
  'payment-recorded': 'Money was promised or arrived.',
  'refund-recorded': 'Money went back over the payment it came from.',
  'hold-applied': 'The order, one of its lines or the work of one location was blocked.',
  'hold-released': 'One hold was lifted.',
  'change-staged': 'A change was written down, not made.',
  'change-confirmed': 'A staged change was made.',
  'change-declined': 'A staged change was dropped.',
  'change-reverted': 'A confirmed change was taken back by one that does the opposite.',
  'note-added': 'Somebody wrote something down.',
};

/** Which commands write each event, as seen while the order above was looked at from every side. */
export function writersOfEvents(): ReadonlyMap<OrderEventKind, ReadonlySet<OrderCommandKind>> {
  const writers = new Map<OrderEventKind, Set<OrderCommandKind>>();
  for (const [n, { state }] of KNOWN_STATES.entries()) {
    for (const kind of ORDER_COMMAND_KINDS) {
      for (const bare of attemptsOf(kind, state, n)) {
        const events = decideOrder(command(bare, NOW), state, facts).unwrapOr([]);
        for (const event of events) writers.set(event.kind, (writers.get(event.kind) ?? new Set()).add(kind));
      }
    }
  }
  return writers;
}

interface Field {
  readonly name: string;
  readonly type: string;
}

/** The fields of every event, read from the types of the room. */
export function fieldsOfEvents(): ReadonlyMap<string, readonly Field[]> {
  const fields = new Map<string, readonly Field[]>();
  for (const file of readdirSync('src/domain/order/deeds')) {
    const path = `src/domain/order/deeds/${file}`;
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
    for (const statement of source.statements) {
      if (!ts.isInterfaceDeclaration(statement)) continue;
      if (!statement.heritageClauses?.some((clause) => clause.getText(source).includes('EventBase'))) continue;
      const members = statement.members.filter(ts.isPropertySignature).map((member) => ({
        name: `${member.name.getText(source)}${member.questionToken === undefined ? '' : '?'}`,
        type: (member.type?.getText(source) ?? '').replace(/\s+/g, ' ').replaceAll('readonly ', ''),
      }));
      const kind = members.find(({ name }) => name === 'kind')?.type.slice(1, -1) ?? '';
      fields.set(
        kind,
        members.filter(({ name }) => name !== 'kind'),
      );
    }
  }
  return fields;
}

/** The catalogue of events. */
export function eventsPage(): string {
  const writers = writersOfEvents();
  const fields = fieldsOfEvents();
  const sections = ORDER_EVENT_KINDS.map((kind) => {
    const from = [...(writers.get(kind) ?? [])].sort().map((name) => `\`${name}\``);
    const rows = (fields.get(kind) ?? []).map(
      ({ name, type }) => `| \`${name}\` | \`${type.replaceAll('|', '\\|')}\` |`,
    );
    return [
      `## \`${kind}\``,
      '',
      WHEN[kind],
      '',
      `Written by ${from.join(', ')}.`,
      '',
      '| field | type |',
      '| --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
  return [
    MADE,
    '',
    '# The events of an order',
    '',
    `All ${ORDER_EVENT_KINDS.length}, past tense, plain JSON, never changed once written. Each also carries \`at\` (the moment, in`,
    'UTC) and `by` (who did it). Units are whole base units; amounts are minor units of the currency of the order.',
    '',
    ...sections,
  ].join('\n');
}
