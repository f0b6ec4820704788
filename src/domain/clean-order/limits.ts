/**
 * How much of each thing is looked at. Lengths are UTF-16 code units, tested before anything else is done with a text.
 */
export const LIMITS = {
  /** characters of an order as JSON text, and of all the texts and items in it together */
  orderText: 16 * 1024 * 1024,
  /** characters that an item of a list counts for, beside its texts */
  item: 160,
  lines: 20_000,
  charges: 200,
  discounts: 200,
  payments: 200,
  streetLines: 10,
  deliveries: 100,
  locations: 1000,
  packingWishes: 10,
  wishes: 50,
  tags: 250,
  /** names of people, companies, cities, streets */
  name: 200,
  description: 2000,
  note: 5000,
  code: 64,
  email: 320,
  phone: 40,
  country: 80,
  postalCode: 24,
  choice: 32,
  attendees: 100_000,
} as const;

/** Most findings in one answer. */
export const MAX_FINDINGS = 1000;

/** Most bytes that the findings of one answer take as JSON in UTF-8. */
export const MAX_FINDINGS_BYTES = 16 * 1024;
