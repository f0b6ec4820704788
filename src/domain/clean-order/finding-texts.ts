import type { Finding } from '../../kernel/finding.ts';
import { FORM_TEXTS } from './texts/texts-of-form.ts';
import { GOODS_TEXTS } from './texts/texts-of-goods.ts';
import { RULE_TEXTS } from './texts/texts-of-rules.ts';

/** What a finding is called in each language. `{name}` stands for a parameter of the finding. */
export interface FindingText {
  readonly en: string;
  readonly nl: string;
}

/** Texts of all findings about orders. Nothing that checks orders needs them: they cost nothing unless imported. */
export const FINDING_TEXTS: Readonly<Record<FindingCode, FindingText>> = {
  ...FORM_TEXTS,
  ...GOODS_TEXTS,
  ...RULE_TEXTS,
};

/** Every code of a finding about an order. */
export type FindingCode = keyof typeof FORM_TEXTS | keyof typeof GOODS_TEXTS | keyof typeof RULE_TEXTS;

/** Languages that texts are kept in. */
export type FindingLanguage = keyof FindingText;

/**
 * Says a finding in words.
 *
 * @law every parameter that the text names is filled in; a code that is not known is answered with the code itself
 * @example `line.quantity-above-maximum` with `max` 5 is `At most 5 can be ordered.` in English, `Er kunnen er hoogstens 5
 * worden besteld.` in Dutch
 */
export function findingText(finding: Finding, language: FindingLanguage): string {
  if (!Object.hasOwn(FINDING_TEXTS, finding.code)) return finding.code;
  const text = FINDING_TEXTS[finding.code as FindingCode][language];
  return text.replace(/\{([A-Za-z]{1,30})\}/g, (whole, name: string) =>
    Object.hasOwn(finding.params, name) ? String(finding.params[name]) : whole,
  );
}
