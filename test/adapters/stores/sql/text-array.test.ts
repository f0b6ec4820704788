import type { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textArray } from '../../../../src/adapters/stores/sql/text-array.ts';
import { emptyDb } from '../../../stores/pglite-db.ts';

let db: PGlite;
beforeAll(async () => {
  db = await emptyDb();
});
afterAll(() => db.close());

describe('textArray', () => {
  it('writes texts with quotes, and null without', () => {
    expect(textArray(['a', null, 'say "b"', '\\'])).toBe('{"a",null,"say \\"b\\"","\\\\"}');
    expect(textArray([])).toBe('{}');
  });

  it('is read by the database as the same texts, whatever they hold', async () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('NULL', '{}', '","', '\\"', '', '\n"', '\t\\', '🍵"'),
      )
      .map((raw) => raw.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text), { maxLength: 5 }), async (texts) => {
        const { rows } = await db.query<{ json: string }>('select array_to_json($1::text::text[])::text as json', [
          textArray(texts),
        ]);
        expect(JSON.parse(rows[0]?.json ?? '')).toEqual(texts);
      }),
      { numRuns: 300 },
    );
  });
});
