import { expect, it } from 'vitest';
import { COLUMNS } from '../../../../src/adapters/stores/sql/balance-sql.ts';
import { NUMBERS, writeFunction } from '../../../../src/adapters/stores/sql/write-function.ts';

it('answers what does not hold, and raises it to nobody', () => {
  expect(NUMBERS).toBe(3 * COLUMNS.length + 4);
  const raised = writeFunction.match(/errcode = '(\w+)'/g) ?? [];
  expect(new Set(raised)).toEqual(new Set(["errcode = 'CO001'"]));
  expect(writeFunction).toContain("exception when sqlstate 'CO001' then\n  return false;");
});

it('reads no clock and draws no numbers', () => {
  expect(writeFunction).not.toMatch(/now\(|random\(|clock_timestamp|nextval|advisory/);
});
