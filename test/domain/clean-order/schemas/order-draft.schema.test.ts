import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOrder } from '../../../../src/domain/clean-order/index.ts';
import { OrderDraftSchema, orderDraftJsonSchema } from '../../../../src/domain/clean-order/schemas/index.ts';
import type { OrderDraft } from '../../../../src/domain/order/index.ts';
import { brokenDrafts, cleanDrafts, placesIn } from '../arbitraries.ts';
import { CONTEXT, DRAFT } from '../sample.ts';

/** Findings about the shape of a draft, as far as a schema can tell. */
const SHAPE = [
  'shape.not-an-object',
  'shape.not-a-list',
  'shape.too-many',
  'shape.not-a-choice',
  'shape.not-true-or-false',
  'text.not-a-string',
  'text.too-long',
  'quantity.not-a-number',
  'quantity.negative',
];

const isEmptyElsewhere = (draft: unknown): boolean => JSON.stringify(draft)?.includes('""') === true;

describe('OrderDraftSchema', () => {
  it('allows what is clean', () => {
    fc.assert(fc.property(cleanDrafts, (draft) => OrderDraftSchema.safeParse(draft).success));
  });

  it('refuses exactly the shapes that are noted when the order is read', () => {
    fc.assert(
      fc.property(brokenDrafts, (draft) => {
        // the empty text is nothing filled in wherever it stands: schemas have no word for that
        if (isEmptyElsewhere(draft) || placesIn(draft).length > 300) return;
        const isShaped = OrderDraftSchema.safeParse(draft).success;
        const noted = checkOrder(draft, CONTEXT, { phase: 'field' }).filter(({ code }) => SHAPE.includes(code));
        if (!isShaped) expect(checkOrder(draft, CONTEXT, { phase: 'submit' }).length).toBeGreaterThan(0);
        if (noted.length > 0) expect(isShaped, JSON.stringify(noted)).toBe(false);
      }),
    );
  });

  it('speaks the Standard Schema protocol', async () => {
    const standard = OrderDraftSchema['~standard'];
    expect([standard.version, standard.vendor]).toEqual([1, 'zod']);
    expect(await standard.validate(DRAFT)).toMatchObject({ value: { currency: 'EUR' } });
    expect(await standard.validate({ lines: 5 })).toHaveProperty('issues');
  });

  it('bounds every list and text', () => {
    const many = Array.from({ length: 20_001 }, () => ({}));
    expect(OrderDraftSchema.safeParse({ lines: many }).success).toBe(false);
    expect(OrderDraftSchema.safeParse({ note: 'x'.repeat(5001) }).success).toBe(false);
  });

  it('describes the type that translators make', () => {
    const draft: OrderDraft = DRAFT;
    expect(OrderDraftSchema.parse(draft)).toEqual(JSON.parse(JSON.stringify(draft)));
  });
});

describe('orderDraftJsonSchema', () => {
  it('writes JSON Schema 2020-12 that bounds every text', () => {
    const schema = orderDraftJsonSchema();
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const text = JSON.stringify(schema);
    expect(text.match(/"type":"string"(?!,"(?:maxLength|enum|const)")/g)).toBeNull();
    expect(Object.keys(schema.properties ?? {})).toContain('lines');
  });
});
