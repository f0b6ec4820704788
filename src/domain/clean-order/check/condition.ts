/** What must hold, as data. Fields are named by dots: `shipTo.country`, `totals.totalMinor`, `line.sku`. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'has-data' | 'no-data'; readonly field: string }
  | { readonly kind: 'one-of'; readonly field: string; readonly values: readonly Comparable[] }
  | { readonly kind: 'compare'; readonly field: string; readonly operator: Operator; readonly value: Comparable };

/** How two values are compared: numbers by size, texts by their characters. Values of two kinds are only unequal. */
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** What can be compared. Amounts and rates as decimal text are compared by their characters: use the `...Minor` fields. */
export type Comparable = string | number | boolean;

const MAX_DEPTH = 16;
const MAX_PARTS = 1000;
const OPERATORS: ReadonlySet<unknown> = /* @__PURE__ */ new Set(['=', '!=', '<', '<=', '>', '>=']);

/**
 * Says whether a condition holds for some facts. A comparison with a field that has no data does not hold, `!=` included.
 *
 * @units answer: true or false; nothing where the condition cannot be understood (kinds or operators that do not exist,
 * nested deeper than 16, more than 1,000 parts)
 * @law `not` turns true and false around; a condition that cannot be understood anywhere is not understood at all
 * @example `{ kind: 'compare', field: 'shipTo.country', operator: '=', value: 'NL' }` holds for an order to the
 * Netherlands
 */
export function holds(condition: Condition, facts: unknown): boolean | undefined {
  return isCondition(condition) ? decide(condition, (field) => factAt(facts, field)) : undefined;
}

/** Looks up the fact of a field. */
export type FactLookup = (field: string) => unknown;

/** Says whether a condition can be understood. */
export function isCondition(condition: unknown): condition is Condition {
  return isUnderstood(condition, { depth: 0, parts: { left: MAX_PARTS } });
}

interface Budget {
  readonly depth: number;
  readonly parts: { left: number };
}

/** Conditions come from a table of the company's, and may be anything. */
function isUnderstood(condition: unknown, { depth, parts }: Budget): boolean {
  parts.left -= 1;
  if (typeof condition !== 'object' || condition === null || depth > MAX_DEPTH || parts.left < 0) return false;
  const { kind, of, field, operator, value, values } = condition as Readonly<Record<string, unknown>>;
  const deeper: Budget = { depth: depth + 1, parts };
  const isNamed = typeof field === 'string' && field !== '' && field.length <= 100;
  switch (kind) {
    case 'all':
    case 'any':
      return Array.isArray(of) && of.length <= MAX_PARTS && of.every((part) => isUnderstood(part, deeper));
    case 'not':
      return isUnderstood(of, deeper);
    case 'has-data':
    case 'no-data':
      return isNamed;
    case 'one-of':
      return isNamed && Array.isArray(values) && values.length <= 10_000 && values.every(isComparable);
    case 'compare':
      return isNamed && OPERATORS.has(operator) && isComparable(value);
    default:
      return false;
  }
}

const isComparable = (value: unknown): value is Comparable =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && !Number.isNaN(value));

/** Says whether a condition that can be understood holds. */
export function decide(condition: Condition, fact: FactLookup): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => decide(part, fact));
    case 'any':
      return condition.of.some((part) => decide(part, fact));
    case 'not':
      return !decide(condition.of, fact);
    case 'has-data':
      return hasData(fact(condition.field));
    case 'no-data':
      return !hasData(fact(condition.field));
    case 'one-of': {
      const found = fact(condition.field);
      return condition.values.some((value) => value === found);
    }
    case 'compare':
      return compare(fact(condition.field), condition.operator, condition.value);
  }
}

const hasData = (fact: unknown): boolean =>
  fact !== undefined && fact !== null && fact !== '' && !(Array.isArray(fact) && fact.length === 0);

/** The fact at a dotted place: own fields only, so that `constructor` is a name like any other. */
export function factAt(facts: unknown, field: string): unknown {
  let fact: unknown = facts;
  let from = 0;
  while (from <= field.length) {
    const dot = field.indexOf('.', from);
    const end = dot < 0 ? field.length : dot;
    const name = field.slice(from, end);
    if (typeof fact !== 'object' || fact === null || !Object.hasOwn(fact, name)) return undefined;
    fact = (fact as Readonly<Record<string, unknown>>)[name];
    from = end + 1;
  }
  return fact;
}

function compare(fact: unknown, operator: Operator, value: Comparable): boolean {
  if (!isComparable(fact)) return false;
  if (operator === '=') return fact === value;
  if (operator === '!=') return fact !== value;
  if (typeof fact !== typeof value) return false;
  switch (operator) {
    case '<':
      return fact < value;
    case '<=':
      return fact <= value;
    case '>':
      return fact > value;
    case '>=':
      return fact >= value;
  }
}
