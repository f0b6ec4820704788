import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { fromCsv } from '../../../src/adapters/channels/csv/index.ts';
import { jsonValue, SEEDS, spoilt } from './hostile.ts';

/** Prints a hash of what every translator makes of good, spoilt and oddly dated payloads: the same on every machine. */
const hash = createHash('sha256');
let count = 0;
const put = (answer: unknown): void => {
  hash.update(`${JSON.stringify(answer)}\n`);
  count += 1;
};
for (const { payload, translate } of SEEDS) put(translate(payload));
for (const { translate, make } of fc.sample(spoilt(SEEDS, jsonValue), { numRuns: 500, seed: 42 }))
  put(translate(make()));
const DATES = ['2026-03-29 02:30', '2026-10-25 02:30', '29/03/2026 2:30', '1/12/2010 8:26', '2026-05-01', '01.05.2026'];
for (const zone of ['Europe/London', 'Europe/Amsterdam', 'Asia/Kathmandu']) {
  for (const date of DATES)
    put(fromCsv(`order;date;sku;quantity;price;country\n1;${date};\u0131\u0130i;1;1.234,50;TÜRKİYE`, { zone }));
}
process.stdout.write(`${hash.digest('hex')} ${count}\n`);
