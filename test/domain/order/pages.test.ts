import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  decideOrder,
  evolveOrder,
  ORDER_COMMAND_KINDS,
  ORDER_EVENT_KINDS,
  orderStatus,
} from '../../../src/domain/order/index.ts';
import { replay } from '../../../src/kernel/decider.ts';
import {
  commandsPage,
  eventsPage,
  fieldsOfEvents,
  outcomeOf,
  statesPage,
  stepsBetweenStatuses,
  writersOfEvents,
} from '../../house/order-pages.ts';
import { attempt, FIRST, HOLD_TYPES } from './attempts.ts';
import { KNOWN_STATES } from './states.ts';
import { command } from './support.ts';

describe('the pages about the order', () => {
  it.each([
    ['docs/order/commands.md', commandsPage],
    ['docs/order/states.md', statesPage],
    ['docs/order/events.md', eventsPage],
  ])('%s says what the code does (UPDATE=1 writes it anew)', (path, page) => {
    const text = page();
    if (process.env['UPDATE'] === '1') writeFileSync(path, text);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('the table of commands and states', () => {
  it('is total: every pair gives events that the order accepts, or a refusal by name', () => {
    for (const { name, state } of KNOWN_STATES) {
      for (const kind of ORDER_COMMAND_KINDS) {
        const decided = decideOrder(command(attempt(kind, state, FIRST)), state, { holdTypes: HOLD_TYPES });
        if (decided.isErr()) expect(decided.error.code, `${kind} when ${name}`).toMatch(/^order\.[a-z-]+$/);
        else {
          expect(decided.value.length, `${kind} when ${name}`).toBeGreaterThan(0);
          const next = replay(evolveOrder, state, decided.value);
          if (kind !== 'add-note') expect(next, `${kind} when ${name}`).not.toBe(state);
        }
      }
    }
  });

  it('does every command in some state, and refuses every command in some state', () => {
    for (const kind of ORDER_COMMAND_KINDS) {
      const outcomes = KNOWN_STATES.map((known) => outcomeOf(kind, known));
      expect(
        outcomes.some((outcome) => !outcome.startsWith('`order.')),
        kind,
      ).toBe(true);
      expect(
        outcomes.some((outcome) => outcome.startsWith('`order.')),
        kind,
      ).toBe(true);
    }
  });

  it('stands for every status that there is', () => {
    expect([...new Set(KNOWN_STATES.map(({ state }) => orderStatus(state)))].sort()).toEqual(
      [
        'allocated',
        'backordered',
        'cancelled',
        'delivered',
        'not-placed',
        'on-hold',
        'open',
        'partly-shipped',
        'picking',
        'returned',
        'shipped',
      ].sort(),
    );
  });
});

describe('the diagram of states', () => {
  const steps = stepsBetweenStatuses();

  it('never lets an order go back from delivered but by a return, or by something that was added', () => {
    const from = [...steps].filter(([ends]) => ends.startsWith('delivered '));
    expect(from.length).toBeGreaterThan(0);
    for (const [ends, kinds] of from) {
      expect(['receive-return', 'confirm-change', 'revert-change'], ends).toEqual(expect.arrayContaining([...kinds]));
    }
  });

  it('never lets a shipped unit be cancelled, unless it was lost on its way', () => {
    const toCancelled = [...steps].filter(([ends]) => ends.endsWith(' cancelled'));
    for (const status of ['partly-shipped', 'shipped', 'delivered', 'partly-returned', 'returned']) {
      const kinds = toCancelled.filter(([ends]) => ends.startsWith(`${status} `)).flatMap(([, own]) => [...own]);
      expect(kinds, status).toEqual(status === 'shipped' ? ['report-lost'] : []);
    }
  });
});

describe('the catalogue of events', () => {
  it('knows the fields of every event, and at least one command that writes it', () => {
    const writers = writersOfEvents();
    const fields = fieldsOfEvents();
    for (const kind of ORDER_EVENT_KINDS) {
      expect(writers.get(kind)?.size ?? 0, kind).toBeGreaterThan(0);
      expect(fields.get(kind)?.length ?? 0, kind).toBeGreaterThan(0);
    }
    expect([...fields.keys()].sort()).toEqual([...ORDER_EVENT_KINDS].sort());
  });
});
