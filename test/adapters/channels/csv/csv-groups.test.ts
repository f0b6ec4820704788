import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsvField } from '../../../../src/adapters/channels/csv/csv-fields.ts';
import { groupRows, type UnclassedRow } from '../../../../src/adapters/channels/csv/csv-groups.ts';
import type { CsvOptions } from '../../../../src/adapters/channels/csv/csv-options.ts';
import { Notebook } from '../../../../src/domain/channel/index.ts';

function group(rows: readonly UnclassedRow[], columns: readonly CsvField[], options: CsvOptions = {}) {
  const book = new Notebook();
  const grouped = groupRows(book, { rows, columns: new Map(columns.map((column, index) => [column, index])), options });
  return { ...grouped, noted: book.close().findings.map(({ code, params }) => `${code} ${params['row']}`) };
}

const row = (number: number, cells: UnclassedRow['cells']): UnclassedRow => ({ row: number, cells });

describe('groupRows', () => {
  it('puts rows of one number together, wherever they stand', () => {
    const rows = [row(2, { externalNumber: 'a' }), row(3, { externalNumber: 'b' }), row(4, { externalNumber: 'a' })];
    const { orders } = group(rows, ['externalNumber', 'sku']);
    expect(orders.map((order) => order.map((one) => one.row))).toEqual([[2, 4], [3]]);
  });

  it('takes the number, else the id, else the purchase order, whichever column is there', () => {
    const cells = { externalNumber: '1', externalId: '2', purchaseOrderNumber: '3' };
    const rows = [row(2, cells), row(3, { ...cells, externalNumber: '9' }), row(4, { ...cells, externalId: '9' })];
    expect(group(rows, ['externalId', 'externalNumber']).orders).toHaveLength(2);
    expect(group(rows, ['externalId', 'purchaseOrderNumber']).orders).toHaveLength(2);
    expect(group(rows, ['purchaseOrderNumber']).orders).toHaveLength(1);
  });

  it('takes a file without any number for one order', () => {
    expect(group([row(2, { sku: 'A' }), row(3, { sku: 'B' })], ['sku']).orders).toHaveLength(1);
  });

  it('notes a row without its number', () => {
    const { orders, noted } = group([row(2, { sku: 'A' })], ['externalNumber', 'sku']);
    expect([orders, noted]).toEqual([[], ['csv.order-number-missing 2']]);
  });

  it('sets rows aside as the caller says, and hands them back', () => {
    const { orders, setAside } = group(
      [row(2, { externalNumber: 'C1' }), row(3, { externalNumber: '1' })],
      ['externalNumber'],
      {
        classify: ({ cells }) =>
          cells.externalNumber?.startsWith('C')
            ? { kind: 'set-aside', reason: 'return' }
            : { kind: 'line', lineKind: 'goods' },
      },
    );
    expect(setAside).toEqual([{ row: 2, cells: { externalNumber: 'C1' }, reason: 'return' }]);
    expect(orders).toEqual([[{ row: 3, cells: { externalNumber: '1' }, meant: { kind: 'line', lineKind: 'goods' } }]]);
  });

  it('takes words of the language for numbers like any other', () => {
    const rows = ['__proto__', 'constructor', 'toString'].map((number, index) =>
      row(index, { externalNumber: number }),
    );
    expect(group(rows, ['externalNumber']).orders).toHaveLength(3);
  });

  it('puts every row in one order, aside, or among the complaints', () => {
    const numbers = fc.array(fc.constantFrom('a', 'b', 'C1', undefined), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, (all) => {
        const rows = all.map((number, index) => row(index + 2, number === undefined ? {} : { externalNumber: number }));
        const { orders, setAside, noted } = group(rows, ['externalNumber'], {
          classify: ({ cells }) =>
            cells.externalNumber === 'C1' ? { kind: 'set-aside', reason: 'return' } : { kind: 'line' },
        });
        const counted = orders.reduce((sum, order) => sum + order.length, 0) + setAside.length + noted.length;
        expect(counted).toBe(rows.length);
      }),
    );
  });
});
