import { expect, it } from 'vitest';
import { FINDING_TEXTS } from '../../../../src/domain/clean-order/finding-texts.ts';
import { RULE_TEXTS } from '../../../../src/domain/clean-order/texts/texts-of-rules.ts';

it('holds texts under codes of plain words that no other table has', () => {
  for (const [code, texts] of Object.entries(RULE_TEXTS)) {
    expect(code).toMatch(/^[a-z]+\.[a-z]+(?:-[a-z]+)*$/);
    expect(FINDING_TEXTS[code as keyof typeof FINDING_TEXTS]).toBe(texts);
  }
});
