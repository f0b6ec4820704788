import { type CalendarDay, dayNumber } from '../../../kernel/calendar-day.ts';
import { epochMsOf, type Instant } from '../../../kernel/instant.ts';
import { localDay } from '../../../kernel/time-zone.ts';
import { type Desk, mayAsk } from '../desk.ts';
import { complain, type Spot, warn } from '../notes.ts';
import type { ReadDraft } from '../read/read-draft.ts';
import type { ReadService } from '../read/read-line.ts';
import type { Maybe } from '../read/read-values.ts';
import type { OrderedLine } from './check-lines.ts';

const DAY_MS = 86_400_000;

/** A question about dates: they are counted in the shop's own zone. */
interface Calendar {
  readonly desk: Desk;
  readonly now: Instant;
  /** a marketplace cancels what was not sent by a day of its own, which may lie behind the promised one */
  readonly isMarketplace: boolean;
  /** today in the shop's zone, found when it is first needed */
  today: CalendarDay | undefined;
}

/** Looks at every date of an order: wishes that cannot come true, and moments that cannot be. */
export function checkDates(desk: Desk, draft: ReadDraft, lines: readonly (OrderedLine | null)[]): void {
  const { now } = desk.context;
  const isMarketplace = draft.channel?.kind === 'marketplace';
  const calendar: Calendar = { desk, now, isMarketplace, today: undefined };
  const { placedAt } = draft;
  if (typeof placedAt === 'string' && placedAt > now && epochMsOf(placedAt) - epochMsOf(now) > DAY_MS) {
    complain(draft.spot, 'placedAt', 'date.placed-in-the-future');
  }
  checkDeadlines(calendar, draft);
  checkLatestDay(calendar, draft.spot, draft.preferences?.latestDay);
  for (const line of lines) {
    if (line === null || line.part > 1) continue;
    const { read } = line;
    checkDeadlines(calendar, read);
    checkLatestDay(calendar, read.spot, read.preferences?.latestDay);
    if (line.kind === 'service') checkService(calendar, read.spot, read.service);
  }
}

interface Deadlines {
  readonly spot: Spot;
  readonly shipBy: Maybe<Instant>;
  readonly deliverBy: Maybe<Instant>;
}

function checkDeadlines(calendar: Calendar, { spot, shipBy, deliverBy }: Deadlines): void {
  const { now, isMarketplace } = calendar;
  if (typeof shipBy === 'string' && shipBy < now) warn(spot, 'shipBy', 'date.ship-by-passed');
  if (typeof deliverBy !== 'string') return;
  if (deliverBy < now) complain(spot, 'deliverBy', 'date.deliver-by-passed');
  else checkWish(calendar, { spot, field: 'deliverBy', when: deliverBy });
  if (typeof shipBy !== 'string' || deliverBy >= shipBy || isMarketplace) return;
  warn(spot, 'deliverBy', 'date.deliver-by-before-ship-by');
}

function checkLatestDay(calendar: Calendar, { notes, at }: Spot, latestDay: CalendarDay | undefined): void {
  if (latestDay === undefined) return;
  const spot: Spot = { notes, at: `${at}/preferences` };
  if (latestDay < today(calendar)) complain(spot, 'latestDay', 'date.latest-day-passed');
  else checkWish(calendar, { spot, field: 'latestDay', when: latestDay });
}

interface Wish {
  readonly spot: Spot;
  readonly field: string;
  /** the day `YYYY-MM-DD`, or the moment on it */
  readonly when: string;
}

/** Holds a day against the fewest and most days ahead. */
function checkWish(calendar: Calendar, { spot, field, when }: Wish): void {
  const { minLeadDays, maxDaysAhead } = calendar.desk.context.dates ?? {};
  if (minLeadDays === undefined && maxDaysAhead === undefined) return;
  // a day in the shop's zone is at most one day from the same day in UTC: most wishes are told from that
  const roughly = dayNumber(when.slice(0, 10)) - dayNumber(calendar.now.slice(0, 10));
  if (roughly >= (minLeadDays ?? roughly) + 2 && roughly <= (maxDaysAhead ?? roughly + 2) - 2) return;
  const day = when.length > 10 ? dayAt(calendar, when) : when;
  const ahead = dayNumber(day) - dayNumber(today(calendar));
  if (minLeadDays !== undefined && ahead < minLeadDays)
    complain(spot, field, 'date.too-soon', { params: { minLeadDays } });
  if (maxDaysAhead !== undefined && ahead > maxDaysAhead) {
    complain(spot, field, 'date.too-far-ahead', { params: { maxDaysAhead } });
  }
}

function checkService(calendar: Calendar, parent: Spot, service: Maybe<ReadService>): void {
  if (service === null) return;
  const { desk } = calendar;
  const spot = service?.spot ?? { notes: parent.notes, at: `${parent.at}/service` };
  const day = service?.day;
  if (day === undefined && mayAsk(desk, 'lines')) complain(spot, 'day', 'service.day-missing');
  if (service?.attendees === undefined && mayAsk(desk, 'lines'))
    complain(spot, 'attendees', 'service.attendees-missing');
  const most = desk.context.dates?.maxAttendees;
  if (service?.attendees === 0) complain(spot, 'attendees', 'service.nobody-attends');
  if (most !== undefined && (service?.attendees ?? 0) > most) {
    complain(spot, 'attendees', 'service.too-many-attend', { params: { max: most } });
  }
  if (typeof day !== 'string') return;
  if (day < today(calendar)) complain(spot, 'day', 'service.day-passed');
  else checkWish(calendar, { spot, field: 'day', when: day });
  if (typeof service?.endDay === 'string' && service.endDay < day)
    complain(spot, 'endDay', 'service.ends-before-it-starts');
}

function today(calendar: Calendar): CalendarDay {
  calendar.today ??= dayAt(calendar, calendar.now);
  return calendar.today;
}

/** The day on the shop's wall at a moment; the context has been looked at before: its zone is known. */
const dayAt = ({ desk }: Calendar, moment: Instant): CalendarDay =>
  localDay(moment, desk.context.zone ?? 'UTC').unwrapOr(moment.slice(0, 10));
