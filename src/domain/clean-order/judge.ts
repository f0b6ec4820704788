import { parseId } from '../../kernel/ids.ts';
import { type Instant, parseInstant } from '../../kernel/instant.ts';
import { parseTimeZone } from '../../kernel/time-zone.ts';
import type { OrderContent, ResolvedPreferences } from '../order/index.ts';
import { buildContent } from './build-content.ts';
import { checkBusiness } from './check/check-business.ts';
import { checkDates } from './check/check-dates.ts';
import { checkLines } from './check/check-lines.ts';
import { checkMoney } from './check/check-money.ts';
import { checkNeeds } from './check/check-needs.ts';
import { checkPayments } from './check/check-payments.ts';
import { checkPolicies } from './check/check-policies.ts';
import { checkQuantities } from './check/check-quantities.ts';
import { checkRecent } from './check/check-recent.ts';
import { settlePreferences } from './check/settle-preferences.ts';
import { splitDeliveries } from './check/split-deliveries.ts';
import type { CleanOrderContext } from './context.ts';
import { type Desk, openDesk, type Phase, type Section, spotAt } from './desk.ts';
import { complain, type Notes, openNotes } from './notes.ts';
import { type ReadDraft, readDraft } from './read/read-draft.ts';
import type { Outside } from './read/read-values.ts';

/** What became of an order that was looked at. */
export interface Judgement {
  readonly notes: Notes;
  /** what is known of it: all of it, where there are no errors at submit */
  readonly content: Partial<OrderContent>;
  /** who decided how it may be fulfilled */
  readonly preferences: ResolvedPreferences;
}

/** How far the customer is, and which sections have been left. */
export interface Progress {
  readonly phase: Phase;
  readonly sections?: ReadonlySet<Section> | undefined;
}

/** Looks at an order with all rules that fit how far it is. */
export function judge(draft: unknown, context: CleanOrderContext, progress: Progress): Judgement {
  const notes = openNotes();
  const { phase, sections } = progress;
  const desk = openDesk({ notes, context: inUtc(context), phase, sections });
  if (!checkContext(desk)) return { notes, content: {}, preferences: {} };
  const read = readOutside(desk, draft);
  if (read === undefined) return { notes, content: {}, preferences: {} };
  const lines = splitDeliveries(desk, checkLines(desk, read));
  checkNeeds(desk, read, lines);
  checkQuantities(desk, lines);
  checkDates(desk, read, lines);
  const priced = checkMoney(desk, read, lines);
  const payments = checkPayments(desk, read, priced);
  if (phase !== 'submit') return { notes, content: {}, preferences: {} };
  const written = buildContent(desk, { draft: read, lines, priced, payments });
  const { content, decided } = settlePreferences(desk, written);
  checkBusiness(desk, read, content);
  checkRecent(desk, read, content);
  checkPolicies(desk, { draft: read, lines, content });
  return { notes, content, preferences: decided };
}

/** The last `now` that was read, as it was written and as it is meant: many orders come with the same one. */
let lastNow: { readonly written: Instant; readonly meant: Instant } | undefined;

/** The shop may write its moment in any way that a moment can be written; days and orders are reckoned from it in UTC. */
function inUtc(context: CleanOrderContext): CleanOrderContext {
  const { now } = context;
  if (now !== lastNow?.written) {
    const moment = parseInstant(now);
    if (moment.isErr()) return context;
    lastNow = { written: now, meant: moment.value };
  }
  return lastNow.meant === now ? context : { ...context, now: lastNow.meant };
}

/** The caller's own facts must be right before anything is held against them. */
function checkContext(desk: Desk): boolean {
  const { orderId, now, zone } = desk.context;
  const spot = spotAt(desk, '');
  const wrong = (part: string): void => complain(spot, '', 'context.not-usable', { params: { part } });
  if (parseId(orderId).isErr()) wrong('orderId');
  if (now !== lastNow?.meant && parseInstant(now).isErr()) wrong('now');
  if (zone !== undefined && parseTimeZone(zone).isErr()) wrong('zone');
  return desk.notes.errorCount === 0;
}

/** Reads what came from outside. Values that cannot be looked at (getters, proxies) are no orders. */
function readOutside(desk: Desk, draft: unknown): ReadDraft | undefined {
  const spot = spotAt(desk, '');
  try {
    if (typeof draft === 'object' && draft !== null && !Array.isArray(draft)) return readDraft(desk, draft as Outside);
    complain(spot, '', 'order.not-an-object');
  } catch {
    complain(spot, '', 'order.unreadable');
  }
  return undefined;
}
