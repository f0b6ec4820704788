import { createHash } from 'node:crypto';
import { checkOrder, cleanOrder, parseOrderText } from '../../src/domain/clean-order/index.ts';
import { CONTEXT } from '../domain/clean-order/sample.ts';
import { CORPUS } from './corpus.ts';

/** Prints a hash of every answer to the corpus: the same on every machine. */
const hash = createHash('sha256');
for (const { class: kind, name, make } of CORPUS) {
  const input = make();
  const draft = kind === 'json-syntax' ? parseOrderText(input).unwrapOr(undefined) : input;
  const answer = cleanOrder(draft, CONTEXT).match(
    (value) => JSON.stringify(value),
    (findings) => JSON.stringify(findings),
  );
  const early = JSON.stringify(checkOrder(draft, { ...CONTEXT, zone: 'America/New_York' }, { phase: 'section' }));
  hash.update(`${kind} ${name} ${answer} ${early}\n`);
}
process.stdout.write(`${hash.digest('hex')} ${CORPUS.length}\n`);
