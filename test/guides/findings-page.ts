import { FINDING_TEXTS, type FindingCode } from '../../src/domain/clean-order/finding-texts.ts';
import { FINDING_EXAMPLES } from '../domain/clean-order/finding-examples.ts';

const HEAD = `# What can be found in an order

Every finding of \`checkOrder\` and \`cleanOrder\`, with the place where it is found in an example, how serious it is there, and
its English text. The Dutch texts stand beside them in \`findingText(finding, 'nl')\`. Codes are stable: count them, store
them, translate them. This page is made from the table of texts and its examples, and checked against them.

\`error\` stops the order, \`warning\` lets it pass and is shown, \`info\` is told.

| code | for example at | is | it says |
| --- | --- | --- | --- |
`;

const AT_THE_DOOR: Readonly<Record<string, string>> = { 'order.not-json': 'error', 'order.too-large': 'error' };

/** The page that lists all findings. */
export function findingsPage(): string {
  const rows = (Object.keys(FINDING_TEXTS) as FindingCode[]).sort().map((code) => {
    const examples = FINDING_EXAMPLES.filter((one) => one.code === code);
    const severities = [...new Set(examples.map(({ severity }) => severity))];
    const path = examples[0]?.path ?? '';
    const is = severities.length === 0 ? (AT_THE_DOOR[code] ?? '') : severities.join(', ');
    return `| \`${code}\` | ${path === '' ? 'the order itself' : `\`${path}\``} | ${is} | ${FINDING_TEXTS[code].en} |`;
  });
  return `${HEAD}${rows.join('\n')}\n`;
}
