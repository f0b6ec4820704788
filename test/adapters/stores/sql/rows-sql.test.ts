import { expect, it } from 'vitest';
import { balanceFrom, reservationFrom } from '../../../../src/adapters/stores/sql/rows-sql.ts';

const units = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 9, 27];

it('reads a balance with its lot and its expiry, and one without', () => {
  const key = { sku: 'TEA', locationId: 'A', lotId: 'L', reservationId: 'R' };
  const until = '2026-11-21T10:30:00.000Z';
  expect(balanceFrom(JSON.stringify(['TEA', 'A', 'L', 'R', ...units, 77, '{"lotId":"L"}', until]))).toEqual({
    key,
    balance: { units, tick: 77, lot: { lotId: 'L' }, expiresAt: until },
  });
  expect(balanceFrom(JSON.stringify(['TEA', 'A', 'L', 'R', ...units, 77, null, null])).balance).toEqual({
    units,
    tick: 77,
  });
});

it('reads a reservation that holds for good, and one that holds no longer', () => {
  expect(reservationFrom('["R1",3,null,null]')).toEqual(['R1', { version: 3 }]);
  expect(reservationFrom('["R1",3,"a","b"]')).toEqual(['R1', { version: 3, expiresAt: 'a', leftAt: 'b' }]);
});
