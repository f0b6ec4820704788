import { describe, expect, it } from 'vitest';
import { decideOrder, mayAct, ORDER_COMMAND_KINDS, type OrderCommand } from '../../../src/domain/order/index.ts';
import { cancelUnits, command, given, placedTen, STAFF } from './support.ts';

const as = (scopes: readonly string[] | undefined, kind: OrderCommand['kind']): OrderCommand =>
  ({ ...command(placedTen), kind, actor: { ...STAFF, ...(scopes === undefined ? {} : { scopes }) } }) as OrderCommand;

describe('mayAct', () => {
  it('forbids nothing where nothing is laid down', () => {
    for (const kind of ORDER_COMMAND_KINDS) {
      expect(mayAct(as(undefined, kind), undefined)).toBe(true);
      expect(mayAct(as([], kind), {})).toBe(true);
    }
  });

  it('forbids exactly the commands that need a scope that the actor lacks', () => {
    const permissions = { cancel: 'orders.cancel', ship: 'warehouse' };
    for (const kind of ORDER_COMMAND_KINDS) {
      expect(mayAct(as(['orders.cancel'], kind), permissions), kind).toBe(kind !== 'ship');
      expect(mayAct(as(undefined, kind), permissions), kind).toBe(kind !== 'ship' && kind !== 'cancel');
    }
  });

  it('is looked at before the order is: an actor without the scope learns nothing of it', () => {
    const permissions = { cancel: 'orders.cancel', place: 'orders.place' };
    const { state } = given(placedTen);
    const code = decideOrder(command(cancelUnits(99)), state, { permissions })._unsafeUnwrapErr().code;
    expect(code).toBe('order.forbidden');
    expect(decideOrder(command(placedTen), state, { permissions })._unsafeUnwrapErr().code).toBe('order.forbidden');
    const may = { ...command(cancelUnits(99)), actor: { ...STAFF, scopes: ['orders.cancel'] } };
    expect(decideOrder(may, state, { permissions })._unsafeUnwrapErr().code).toBe('order.more-than-cancellable');
  });
});
