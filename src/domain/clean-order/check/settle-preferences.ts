import { preferencesOf, resolvePreferences } from '../../order/clean/index.ts';
import type {
  OrderContent,
  OrderLine,
  PreferenceLayer,
  PreferenceLevel,
  Preferences,
  ResolvedPreferences,
} from '../../order/index.ts';
import type { Desk } from '../desk.ts';
import { note, type Spot } from '../notes.ts';

/** An order whose preferences are settled, and who settled them. */
export interface Settled {
  readonly content: Partial<OrderContent>;
  readonly decided: ResolvedPreferences;
}

/** Content that is still being written. */
type WrittenContent = { -readonly [Field in keyof OrderContent]?: OrderContent[Field] };

/**
 * Settles what company, channel, group, customer, order and lines prefer. A wish that somebody more general overrules is
 * told, and passes. What is settled is written into the content.
 */
export function settlePreferences(desk: Desk, content: WrittenContent): Settled {
  const { preferences: others = [] } = desk.context;
  const values = content.preferences;
  if (others.length === 0) return { content, decided: values === undefined ? {} : decidedBy('order', values) };
  const own: PreferenceLayer = { level: 'order', values: values ?? {} };
  const layers = [...others, own];
  const decided = resolvePreferences(layers);
  if (values !== undefined) sayOverruled({ notes: desk.notes, at: '' }, values, decided);
  content.preferences = preferencesOf(decided);
  if (content.lines?.some(({ preferences }) => preferences !== undefined) === true) {
    content.lines = content.lines.map((line) => settleLine(line, layers));
  }
  return { content, decided };
}

/** Nobody else prefers anything. */
function decidedBy(level: PreferenceLevel, values: Partial<Preferences>): ResolvedPreferences {
  const decided: Record<string, unknown> = {};
  for (const field of Object.keys(values)) {
    decided[field] = { value: values[field as keyof Preferences], level, mandatory: false };
  }
  return decided as ResolvedPreferences;
}

/** A line keeps of its own wishes those that count. */
function settleLine(line: OrderLine, layers: readonly PreferenceLayer[]): OrderLine {
  if (line.preferences === undefined) return line;
  const decided = resolvePreferences([...layers, { level: 'line', values: line.preferences }]);
  const own = Object.fromEntries(Object.entries(decided).filter(([, { level }]) => level === 'line'));
  return { ...line, preferences: preferencesOf(own as ResolvedPreferences) };
}

function sayOverruled(spot: Spot, wishes: Partial<Preferences>, decided: ResolvedPreferences): void {
  for (const field of Object.keys(wishes) as (keyof Preferences)[]) {
    const level = decided[field]?.level;
    if (level === undefined || level === 'order') continue;
    note(spot, `preferences/${field}`, 'preferences.overruled', 'info', { params: { level } });
  }
}
