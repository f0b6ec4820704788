/** The plan of the house as data: what may lean on what. Drawn in docs/ARCHITECTURE.md, checked by tidy.test.ts. */

/** From the ground up: a floor imports only lower floors and itself. */
export const FLOORS = ['kernel', 'domain', 'application', 'adapters', 'testing'] as const;

/** Rooms of the domain floor, and the rooms each may import. Every room may import the kernel. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  order: [],
  billing: ['order'],
  'clean-order': ['order', 'billing'],
  channel: ['order'],
  inventory: [],
  promise: ['inventory'],
  routing: ['inventory', 'promise'],
  backorder: ['inventory', 'order'],
  fulfillment: ['order', 'inventory', 'routing'],
  returns: ['order', 'billing', 'fulfillment'],
  kpi: ['order'],
};

/** What may stand at the top of the repository, beside dot files. */
export const TOP_LEVEL: readonly string[] = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsup.config.ts',
  'src',
  'test',
  'docs',
  'examples',
  'CHANGELOG.md',
  'README.md',
  'LICENSE',
];

/** May only go down: lower them when the house allows it. */
export const RATCHETS = { fileLines: 260, functionLines: 40 } as const;
