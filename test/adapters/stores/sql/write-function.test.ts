import { expect, it } from 'vitest';
import { COLUMNS } from '../../../../src/adapters/stores/sql/balance-sql.ts';
import { NUMBERS, writeFunction, writeManyFunction } from '../../../../src/adapters/stores/sql/write-function.ts';

it('answers what does not hold, and raises it to nobody', () => {
  expect(NUMBERS).toBe(3 * COLUMNS.length + 4);
  for (const body of [writeFunction, writeManyFunction]) {
    const raised = body.match(/errcode = '(\w+)'/g) ?? [];
    expect(new Set(raised)).toEqual(new Set(["errcode = 'CO001'"]));
    expect(body).toContain("exception when sqlstate 'CO001' then\n  return false;");
  }
});

it('reads no clock and draws no numbers', () => {
  expect(writeFunction + writeManyFunction).not.toMatch(/now\(|random\(|clock_timestamp|nextval|advisory/);
});
