import type { BusinessCalendar } from 'cleanorder/kernel';

/** A point on the earth, in degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** A place that ships. */
export interface Site {
  readonly locationId: string;
  readonly name: string;
  readonly kind: 'warehouse' | 'store' | 'vendor';
  readonly country: string;
  readonly coordinates: Coordinates;
  /** pence to prepare one parcel here */
  readonly handlingMinor: number;
  /** pence to pick one unit here */
  readonly pickMinor: number;
  readonly cutOff: string;
  readonly calendar: BusinessCalendar;
}

const weekdays = (
  zone: string,
  opens: string,
  closes: string,
  more: readonly ('sat' | 'sun')[] = [],
): BusinessCalendar => {
  const open = [{ opens, closes }];
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', ...more] as const;
  return {
    zone,
    weekly: Object.fromEntries(days.map((day) => [day, open])),
    exceptions: ['2010-12-25', '2010-12-26', '2011-01-01'].map((day) => ({ day, open: [] })),
  };
};

/** The network of the example: real towns, made-up buildings. */
export const SITES: readonly Site[] = [
  site('leicester', 'Leicester warehouse', 'warehouse', 'GB', [52.6369, -1.1398], [180, 12], '16:00', 'Europe/London'),
  site(
    'rotterdam',
    'Rotterdam warehouse',
    'warehouse',
    'NL',
    [51.9244, 4.4777],
    [190, 11],
    '17:00',
    'Europe/Amsterdam',
  ),
  site('leipzig', 'Leipzig warehouse', 'warehouse', 'DE', [51.3397, 12.3731], [185, 11], '15:00', 'Europe/Berlin'),
  site('london', 'London store', 'store', 'GB', [51.5072, -0.1276], [320, 35], '14:00', 'Europe/London'),
  site('manchester', 'Manchester store', 'store', 'GB', [53.4808, -2.2426], [300, 32], '14:00', 'Europe/London'),
  site('dublin', 'Dublin store', 'store', 'IE', [53.3498, -6.2603], [310, 34], '14:00', 'Europe/Dublin'),
  site('paris', 'Paris store', 'store', 'FR', [48.8566, 2.3522], [330, 36], '13:00', 'Europe/Paris'),
  site('poznan', 'Poznań vendor', 'vendor', 'PL', [52.4064, 16.9252], [260, 6], '12:00', 'Europe/Warsaw'),
];

const byId: ReadonlyMap<string, Site> = new Map(SITES.map((each) => [each.locationId, each]));

/** The site of an id that this example has made itself. */
export const siteById = (locationId: string): Site => byId.get(locationId) as Site;

function site(
  locationId: string,
  name: string,
  kind: Site['kind'],
  country: string,
  [latitude, longitude]: readonly [number, number],
  [handlingMinor, pickMinor]: readonly [number, number],
  cutOff: string,
  zone: string,
): Site {
  const calendar =
    kind === 'store' ? weekdays(zone, '10:00', '19:00', ['sat', 'sun']) : weekdays(zone, '07:00', '18:00');
  return {
    locationId,
    name,
    kind,
    country,
    coordinates: { latitude, longitude },
    handlingMinor,
    pickMinor,
    cutOff,
    calendar,
  };
}

/** A country that orders go to. */
export interface Country {
  /** ISO 3166-1 */
  readonly code: string;
  readonly capital: Coordinates;
  readonly zone: string;
}

/** The countries by the name that the file has for them. */
export const COUNTRIES: ReadonlyMap<string, Country> = new Map(
  (
    [
      ['Australia', 'AU', -35.28, 149.13, 'Australia/Sydney'],
      ['Austria', 'AT', 48.21, 16.37, 'Europe/Vienna'],
      ['Bahrain', 'BH', 26.23, 50.59, 'Asia/Bahrain'],
      ['Belgium', 'BE', 50.85, 4.35, 'Europe/Brussels'],
      ['Channel Islands', 'JE', 49.19, -2.11, 'Europe/Jersey'],
      ['Cyprus', 'CY', 35.19, 33.38, 'Asia/Nicosia'],
      ['Denmark', 'DK', 55.68, 12.57, 'Europe/Copenhagen'],
      ['EIRE', 'IE', 53.35, -6.26, 'Europe/Dublin'],
      ['Finland', 'FI', 60.17, 24.94, 'Europe/Helsinki'],
      ['France', 'FR', 48.86, 2.35, 'Europe/Paris'],
      ['Germany', 'DE', 52.52, 13.41, 'Europe/Berlin'],
      ['Iceland', 'IS', 64.15, -21.94, 'Atlantic/Reykjavik'],
      ['Israel', 'IL', 31.77, 35.21, 'Asia/Jerusalem'],
      ['Italy', 'IT', 41.9, 12.5, 'Europe/Rome'],
      ['Japan', 'JP', 35.68, 139.69, 'Asia/Tokyo'],
      ['Lithuania', 'LT', 54.69, 25.28, 'Europe/Vilnius'],
      ['Netherlands', 'NL', 52.37, 4.9, 'Europe/Amsterdam'],
      ['Norway', 'NO', 59.91, 10.75, 'Europe/Oslo'],
      ['Poland', 'PL', 52.23, 21.01, 'Europe/Warsaw'],
      ['Portugal', 'PT', 38.72, -9.14, 'Europe/Lisbon'],
      ['Spain', 'ES', 40.42, -3.7, 'Europe/Madrid'],
      ['Sweden', 'SE', 59.33, 18.07, 'Europe/Stockholm'],
      ['Switzerland', 'CH', 46.95, 7.45, 'Europe/Zurich'],
      ['United Kingdom', 'GB', 51.51, -0.13, 'Europe/London'],
    ] as const
  ).map(([name, code, latitude, longitude, zone]) => [name, { code, capital: { latitude, longitude }, zone }]),
);

/** Towns of the United Kingdom: a British order goes to one of them, made up from its number. */
export const BRITISH_TOWNS: readonly Coordinates[] = (
  [
    [51.51, -0.13],
    [52.49, -1.89],
    [53.48, -2.24],
    [55.95, -3.19],
    [51.45, -2.59],
    [53.8, -1.55],
    [50.9, -1.4],
    [52.63, 1.3],
    [54.98, -1.61],
    [51.48, -3.18],
    [54.6, -5.93],
    [50.37, -4.14],
  ] as const
).map(([latitude, longitude]) => ({ latitude, longitude }));

const EARTH_KM = 6371;

const known = new WeakMap<Coordinates, WeakMap<Coordinates, number>>();

/** Kilometres between two points, as the crow flies (haversine formula). Asked again and again, reckoned once. */
export function kilometres(from: Coordinates, to: Coordinates): number {
  const others = known.get(from) ?? new WeakMap<Coordinates, number>();
  known.set(from, others);
  const distance = others.get(to) ?? haversineKm(from, to);
  others.set(to, distance);
  return distance;
}

function haversineKm(from: Coordinates, to: Coordinates): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (a: number, b: number): number => Math.sin(radians(b - a) / 2) ** 2;
  const chord =
    half(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(from.longitude, to.longitude);
  return Math.round(2 * EARTH_KM * Math.asin(Math.sqrt(chord)));
}
