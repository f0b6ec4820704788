import type { PatchOperation } from '../../../kernel/finding.ts';
import type { OrderContent, OrderLine } from '../../order/index.ts';
import type { CompanyPolicy, ProductFacts } from '../context.ts';
import type { Desk } from '../desk.ts';
import { complain, type Details, note, type Spot } from '../notes.ts';
import type { ReadDraft } from '../read/read-draft.ts';
import type { OrderedLine } from './check-lines.ts';
import { decide, factAt, isCondition } from './condition.ts';

/** An order as company rules see it. */
interface Subject {
  readonly draft: ReadDraft;
  readonly lines: readonly (OrderedLine | null)[];
  readonly content: Partial<OrderContent>;
}

/** Holds an order against the company's own rules. They come last and only add: nothing that was found is taken back. */
export function checkPolicies(desk: Desk, { draft, lines, content }: Subject): void {
  const facts: Facts = { order: content, line: undefined, product: undefined };
  const ofLines: CompanyPolicy[] = [];
  for (const policy of desk.context.policies ?? []) {
    if (policy.status !== 'published') continue;
    const isUsable = isCondition(policy.must) && (policy.onlyWhen === undefined || isCondition(policy.onlyWhen));
    if (!isUsable) complain(draft.spot, '', 'company.rule-unusable', { params: { policyId: nameOf(policy) } });
    else if (policy.scope === 'line') ofLines.push(policy);
    else hold(policy, draft.spot, facts);
  }
  if (ofLines.length === 0) return;
  let written = 0;
  for (const line of lines) {
    if (line === null) continue;
    const lineFacts: Facts = { order: content, line: content.lines?.[written], product: line.product };
    written += 1;
    for (const policy of ofLines) hold(policy, line.read.spot, lineFacts);
  }
}

/** What a rule can look at: `line.` and `product.` lead to the line at hand, everything else to the order. */
interface Facts {
  readonly order: Partial<OrderContent>;
  readonly line: OrderLine | undefined;
  readonly product: ProductFacts | undefined;
}

function lookIn(facts: Facts, field: string): unknown {
  if (field === 'lineCount') return facts.order.lines?.length;
  if (field.startsWith('line.')) return factAt(facts.line, field.slice(5));
  if (field.startsWith('product.')) return factAt(facts.product, field.slice(8));
  return factAt(facts.order, field);
}

function hold(policy: CompanyPolicy, spot: Spot, facts: Facts): void {
  const look = (field: string): unknown => lookIn(facts, field);
  if (policy.onlyWhen !== undefined && !decide(policy.onlyWhen, look)) return;
  if (decide(policy.must, look)) return;
  const severity = policy.criticality === 'critical' ? 'error' : 'info';
  const params = { policyId: nameOf(policy) };
  note(spot, '', 'company.rule-broken', severity, { params, ...proposal(policy, spot) });
}

const nameOf = ({ policyId }: CompanyPolicy): string => policyId.slice(0, 64);

/** The value that the rule proposes, as a change of the draft. Whether it is right, people must say. */
function proposal({ propose }: CompanyPolicy, { at }: Spot): Details {
  if (propose === undefined || !/^[A-Za-z0-9]{1,40}(?:\.[A-Za-z0-9]{1,40}){0,7}$/.test(propose.field)) return {};
  const isOfLine = propose.field.startsWith('line.');
  const place = (isOfLine ? propose.field.slice(5) : propose.field).replaceAll('.', '/');
  const path = isOfLine ? `${at}/${place}` : `/${place}`;
  const patch: readonly PatchOperation[] = [{ op: 'add', path, value: propose.value }];
  return { suggestions: [{ patch, confidence: 0.5, apply: 'ask' }] };
}
