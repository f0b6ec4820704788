import { type CleanOrderContext, cleanOrder } from '../../src/domain/clean-order/index.ts';
import { BARE, BULK, bulkOrder, FULL, TYPICAL } from './intake-orders.ts';

const ROUNDS = 41;
const ORDERS_A_ROUND = 1000;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

let kept = 0;

const timed = (run: () => void): number => {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

/** Text to clean order, as a multiple of JSON.parse of the same text; both sides in turn, round by round. */
function ratio(text: string, context: CleanOrderContext): { readonly ratio: number; readonly parseUs: number } {
  const answer = cleanOrder(JSON.parse(text), context);
  if (answer.isErr()) throw new Error(`the typical order is not clean: ${JSON.stringify(answer.error)}`);
  const parse = (): void => {
    for (let i = 0; i < ORDERS_A_ROUND; i += 1) kept += JSON.parse(text).lines.length;
  };
  const clean = (): void => {
    for (let i = 0; i < ORDERS_A_ROUND; i += 1) kept += cleanOrder(JSON.parse(text), context).isOk() ? 1 : 0;
  };
  for (let i = 0; i < 8; i += 1) {
    parse();
    clean();
  }
  const rounds = Array.from({ length: ROUNDS }, () => ({ parse: timed(parse), clean: timed(clean) }));
  return {
    ratio: median(rounds.map((round) => round.clean / round.parse)),
    parseUs: (median(rounds.map((round) => round.parse)) * 1000) / ORDERS_A_ROUND,
  };
}

const text = JSON.stringify(TYPICAL);
const full = ratio(text, FULL);
const bare = ratio(text, BARE);
const bulkText = JSON.stringify(bulkOrder(5000));
const bulk = (context: CleanOrderContext): number =>
  median(
    Array.from({ length: 9 }, () =>
      timed(() => {
        kept += cleanOrder(JSON.parse(bulkText), context).isOk() ? 1 : 0;
      }),
    ),
  );
process.stdout.write(
  JSON.stringify({
    bytes: text.length,
    lines: TYPICAL.lines?.length,
    jsonParseUs: full.parseUs,
    toJsonParse: full.ratio,
    toJsonParseFewRules: bare.ratio,
    bulkLines: 5000,
    bulkBytes: bulkText.length,
    bulkMs: bulk(BULK),
    bulkToJsonParse: ratioOfBulk(),
    kept: kept > 0,
  }),
);

/** The bulk order as a multiple of JSON.parse, in turn. */
function ratioOfBulk(): number {
  const rounds = Array.from({ length: 15 }, () => ({
    parse: timed(() => {
      kept += JSON.parse(bulkText).lines.length;
    }),
    clean: timed(() => {
      kept += cleanOrder(JSON.parse(bulkText), BULK).isOk() ? 1 : 0;
    }),
  }));
  return median(rounds.map((round) => round.clean / round.parse));
}
