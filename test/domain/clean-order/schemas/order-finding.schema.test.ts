import { describe, expect, it } from 'vitest';
import { checkOrder } from '../../../../src/domain/clean-order/index.ts';
import { OrderFindingsSchema, orderFindingsJsonSchema } from '../../../../src/domain/clean-order/schemas/index.ts';
import { FINDING_EXAMPLES } from '../finding-examples.ts';

describe('OrderFindingsSchema', () => {
  it('describes everything that is found', () => {
    for (const { draft, context, code } of FINDING_EXAMPLES) {
      const findings = checkOrder(draft, context, { phase: 'submit' });
      expect(OrderFindingsSchema.safeParse(findings).success, code).toBe(true);
      expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
    }
  });

  it('allows no more findings than are ever handed out', () => {
    const finding = { code: 'line.none', path: '', severity: 'error', params: {} };
    expect(OrderFindingsSchema.safeParse(Array.from({ length: 1001 }, () => finding)).success).toBe(false);
  });

  it('is written as JSON Schema', () => {
    expect(orderFindingsJsonSchema()).toMatchObject({ type: 'array', maxItems: 1000 });
  });
});
