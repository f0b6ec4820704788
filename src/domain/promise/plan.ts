import { err, type Result } from 'neverthrow';
import { parseInstant } from '../../kernel/instant.ts';
import { faultOf, type PromiseQuestionFault } from './fault.ts';
import { type NoOption, promiseOptions } from './options.ts';
import type { PromiseQuestion, TimeWindow } from './question.ts';
import { byWindow, type FilledParcel, splitOver } from './split.ts';
import type { TripRefusal } from './trip.ts';

/** A date, and the plan that keeps it. */
export interface Promised {
  readonly kind: 'promised';
  /** when everything is there: from the first moment at which the last parcel may come until just before the last */
  readonly window: TimeWindow;
  readonly shipments: readonly FilledParcel[];
}

/** No plan exists; for each location and service what is missing. */
export interface NotPromised {
  readonly kind: 'not-promised';
  readonly reasons: readonly NoOption[];
}

/** Why a question is not answered. */
export type PromiseRefusal = TripRefusal | { readonly code: 'promise.not-a-moment' | PromiseQuestionFault };

/**
 * Says when it can be there: the earliest date for which there is a plan, and that plan. With one parcel, everything
 * comes from one location; with several, every location may give what it has.
 *
 * @units whole base units of each SKU
 * @law a promise is given exactly when a plan exists, and none is earlier; what all lines ask of a SKU is added up first;
 * more stock, another location or another service never makes it later; the order of lines, locations, services and
 * supply is irrelevant
 * @errors the first that applies: `promise.not-a-moment`, `promise.nothing-asked`, `promise.quantity-not-whole`,
 * `promise.named-twice` (a line, a location, a service, or the supply of a SKU at a location); then those of `readTrip`
 * @source order time, cut-off, processing, collection, transit, window: IBM Sterling, Microsoft Intelligent Order
 * Management, OneStock delivery promise, see docs/glossary.md
 * @example Friday 16:59 in Amsterdam, cut-off 17:00, a day of work, a day of travel: Tuesday; at 17:00: Wednesday
 */
export function planPromise(question: PromiseQuestion): Result<Promised | NotPromised, PromiseRefusal> {
  const now = parseInstant(question.now);
  if (now.isErr()) return err({ code: 'promise.not-a-moment' });
  const code = faultOf(question);
  if (code !== undefined) return err({ code });
  return promiseOptions(question, now.value).map(({ options, reasons }) => {
    const shipments = splitOver(question, options);
    if (shipments === undefined) return { kind: 'not-promised', reasons } as const;
    const windows = shipments.map(({ plan }) => plan.window).sort(byWindow);
    return { kind: 'promised', window: windows.at(-1) as TimeWindow, shipments } as const;
  });
}
