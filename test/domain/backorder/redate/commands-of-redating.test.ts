import { describe, expect, it } from 'vitest';
import {
  commandsOfRedating,
  type PromisedUnits,
  type RedateQuestion,
  redateBackorders,
} from '../../../../src/domain/backorder/redate/index.ts';
import { decideOrder, evolveOrder } from '../../../../src/domain/order/index.ts';
import { replay } from '../../../../src/kernel/decider.ts';
import { given, NOW, placedTen, STAFF } from '../../order/support.ts';

const stamp = { commandId: 'M1', actor: STAFF, now: NOW, deadline: '2026-11-23T10:00:00.000Z' };
const waits: PromisedUnits = { orderId: 'O1', lineId: '1', sku: 'SKU-1', waiting: 5, promisedDay: '2026-12-02' };
const due = (quantity: number, day: string) => ({ sku: 'SKU-1', quantity, day });
const backordered = {
  kind: 'allocate',
  allocations: [],
  backorders: [{ lineId: '1', quantity: 5, expectedDay: '2026-12-02' }],
  cancellations: [{ lineId: '1', quantity: 5 }],
} as const;

/** An order with 5 units that wait, after the arrivals have moved. */
function moved(question: RedateQuestion) {
  const tasks = commandsOfRedating(redateBackorders(question)._unsafeUnwrap(), stamp);
  let { state } = given(placedTen, backordered);
  for (const { command } of tasks) state = replay(evolveOrder, state, decideOrder(command, state)._unsafeUnwrap());
  return { kinds: tasks.map(({ command }) => command.kind), state };
}

describe('commandsOfRedating', () => {
  it('does nothing where nothing has moved', () => {
    expect(moved({ queue: [waits], arrivals: [due(5, '2026-12-02')] }).kinds).toEqual([]);
  });

  it('tells the new day of units that may wait for it', () => {
    const { kinds, state } = moved({ queue: [waits], arrivals: [due(5, '2026-12-09')] });
    expect(kinds).toEqual(['redate']);
    expect(state).toMatchObject({ lines: [{ backordered: 5, expectedDay: '2026-12-09' }] });
  });

  it('cancels units that would wait too long, and tells the day of the others', () => {
    const queue = [{ ...waits, latestDay: '2026-12-07' }];
    const { kinds, state } = moved({ queue, arrivals: [due(2, '2026-12-05'), due(3, '2026-12-08')] });
    expect(kinds).toEqual(['cancel', 'redate']);
    expect(state).toMatchObject({ lines: [{ cancelled: 8, backordered: 2, expectedDay: '2026-12-05' }] });
  });

  it('asks about them instead, where the policy says so', () => {
    const queue = [{ ...waits, latestDay: '2026-12-07' }];
    const { kinds, state } = moved({ queue, arrivals: [due(5, '2026-12-08')], tooLate: 'ask' });
    expect(kinds).toEqual(['ask-customer']);
    expect(state).toMatchObject({
      lines: [{ cancelled: 5, backordered: 5 }],
      questions: [{ questionId: 'M1/O1', topic: 'delay', lines: [{ quantity: 5 }], otherwise: 'cancel' }],
    });
  });

  it('speaks to each order on its own', () => {
    const queue = [waits, { ...waits, orderId: 'O2' }];
    const redated = redateBackorders({ queue, arrivals: [due(10, '2026-12-03')] })._unsafeUnwrap();
    expect(commandsOfRedating(redated, stamp).map(({ orderId, command }) => [orderId, command.commandId])).toEqual([
      ['O1', 'M1/O1/redate'],
      ['O2', 'M1/O2/redate'],
    ]);
  });
});
