import type {
  CarrierService,
  PromiseOrigin,
  PromiseQuestion,
  ShipmentPlan,
  Week,
} from '../../../src/domain/promise/index.ts';
import type { Weekday } from '../../../src/kernel/calendar-day.ts';
import { WEEKDAYS } from '../../../src/kernel/calendar-day.ts';

/** Days of the week, from their first letters in order: `12345` is Monday to Friday. */
export const week = (days: string, opens = '09:00', closes = '17:00'): Week => ({
  weekly: Object.fromEntries(
    WEEKDAYS.flatMap((day: Weekday, index) => (days.includes(String(index + 1)) ? [[day, [{ opens, closes }]]] : [])),
  ),
});

/** Amsterdam: Monday to Friday 09:00 to 17:00, cut-off 17:00, one working day of work. */
export const amsterdam: PromiseOrigin = {
  locationId: 'ams',
  calendar: { zone: 'Europe/Amsterdam', ...week('12345') },
  cutOff: '17:00',
  processing: { workingDays: 1 },
};

/** Collected Monday to Friday until 18:00, travels and delivers Monday to Saturday, one day on its way. */
export const standard: CarrierService = {
  serviceId: 'standard',
  collects: week('12345', '16:00', '18:00'),
  travels: week('123456'),
  delivers: week('123456', '09:00', '18:00'),
  lanes: [{ transitDays: 1 }],
};

/** Friday 20 November 2026, 16:59 in Amsterdam. */
export const fridayAfternoon = '2026-11-20T15:59:00.000Z';

export const cart = (more: Partial<PromiseQuestion> = {}): PromiseQuestion => ({
  now: fridayAfternoon,
  lines: [{ lineId: '1', sku: 'TEA', quantity: 1 }],
  origins: [amsterdam],
  services: [standard],
  destination: { zone: 'Europe/Amsterdam' },
  supply: [{ locationId: 'ams', sku: 'TEA', curve: [{ day: '2026-11-20', quantity: 5 }] }],
  ...more,
});

/** A plan in short: `start ready handed-over arrives delivered`, days of the month. */
export const days = ({ startDay, readyDay, handOverDay, arrivalDay, deliveryDay }: ShipmentPlan): string =>
  [startDay, readyDay, handOverDay, arrivalDay, deliveryDay].map((day) => day.slice(-2)).join(' ');
