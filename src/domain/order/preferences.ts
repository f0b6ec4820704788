import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { LocationId } from '../../kernel/ids.ts';

/**
 * What ships when not everything can ship: all at once or later (`ship-complete`), each line at once or later
 * (`ship-complete-lines`), what is there and the rest later (`backorder-balance`), what is there and the rest never
 * (`cancel-balance`), all at once or nothing at all (`fill-or-kill`), or whatever the customer answers
 * (`ask-customer`).
 */
export type PartialShipmentPolicy =
  | 'ship-complete'
  | 'ship-complete-lines'
  | 'backorder-balance'
  | 'cancel-balance'
  | 'fill-or-kill'
  | 'ask-customer';

/** How an order may be fulfilled, whoever decided it. */
export interface Preferences {
  readonly partialShipment: PartialShipmentPolicy;
  /** most shipments for the whole order */
  readonly maxShipments: number;
  /** longest wait for back-ordered units, in days after the order was placed */
  readonly maxWaitDays: number;
  /** nothing may arrive later than this */
  readonly latestDay: CalendarDay;
  readonly preferredLocations: readonly LocationId[];
  readonly blockedLocations: readonly LocationId[];
  readonly substitutionsAllowed: boolean;
  readonly preferredCarrier?: string;
  readonly preferredService?: string;
  readonly weekendDelivery?: boolean;
  readonly signatureRequired?: boolean;
  readonly packing?: readonly PackingWish[];
  /** BCP 47 language tag of invoice and documents */
  readonly documentLanguage?: string;
}

/** How the goods are packed, beside the usual way. */
export type PackingWish = 'gift' | 'no-plastic' | 'plain';
