import { describe, expect, it } from 'vitest';
import { isClosed } from '../../../src/domain/order/index.ts';
import {
  allocatedTo,
  backorderedUnits,
  cancelUnits,
  captured,
  closedTen,
  confirm,
  delivered,
  given,
  pickedAt,
  placedTen,
  reduction,
  type Story,
  shippedFrom,
  stage,
} from './support.ts';

const closed = (...story: Story) => isClosed(given(...story).order);

describe('isClosed', () => {
  it('is true when everything was delivered and paid, or everything was cancelled and nothing paid', () => {
    expect(closed(...closedTen)).toBe(true);
    expect(closed(placedTen, cancelUnits(10))).toBe(true);
    const four = [allocatedTo('RTM', 4), pickedAt('RTM', 4), shippedFrom('RTM', 4), delivered('RTM')];
    expect(closed(placedTen, captured(400), ...four, cancelUnits(6))).toBe(true);
    expect(closed(placedTen, captured(400), ...four, cancelUnits(5))).toBe(false);
  });

  it('is false while one thing is left', () => {
    const untilShipped = closedTen.slice(0, -1);
    expect(closed(...untilShipped), 'on its way').toBe(false);
    expect(closed(placedTen, captured(1000), backorderedUnits(10)), 'waiting').toBe(false);
    expect(closed(...closedTen.filter((step) => step !== closedTen[1])), 'not paid').toBe(false);
    expect(closed(...closedTen, captured(1)), 'paid too much').toBe(false);
    expect(closed(...closedTen, stage(reduction(1))), 'a change is open').toBe(false);
    expect(closed(...closedTen, stage(reduction(1)), confirm()), 'money goes back').toBe(false);
    const ask = {
      kind: 'ask-customer',
      questionId: 'Q',
      topic: 'delay',
      lines: [{ lineId: '1', quantity: 1 }],
      options: ['wait'],
      deadline: '2026-12-01T00:00:00.000Z',
      otherwise: 'wait',
    } as const;
    expect(closed(placedTen, ask, cancelUnits(10)), 'a question is open').toBe(false);
    expect(closed(placedTen, { kind: 'apply-hold', holdId: 'H', reason: 'x' }, cancelUnits(10)), 'on hold').toBe(false);
  });

  it('opens again when a return is announced, and closes when it is given up', () => {
    const announce = {
      kind: 'announce-return',
      returnId: 'R',
      lines: [{ lineId: '1', quantity: 1, reason: 'x' }],
    } as const;
    expect(closed(...closedTen, announce)).toBe(false);
    expect(closed(...closedTen, announce, { kind: 'close-return', returnId: 'R' })).toBe(true);
  });
});

describe('a closed order (L28)', () => {
  const release = { kind: 'release', fulfillmentOrderId: 'F-RTM' } as const;

  it('takes nothing but returns, money, appeasements and notes', () => {
    const story: Story = [placedTen, allocatedTo('RTM', 10), cancelUnits(10)];
    const schedule = { kind: 'schedule-work', fulfillmentOrderId: 'F-RTM', notBefore: '2026-12-01T00:00:00Z' } as const;
    const close = { kind: 'close-work', fulfillmentOrderId: 'F-RTM', reason: 'x' } as const;
    for (const step of [schedule, close])
      expect(
        given(...story)
          .when(step)
          ._unsafeUnwrapErr().code,
      ).toBe('order.closed');
    expect(
      given(...story)
        .when(release)
        ._unsafeUnwrapErr().code,
    ).toBe('order.nothing-asked');
    for (const step of [captured(1), { kind: 'add-note', text: 'x' } as const]) {
      expect(
        given(...story)
          .when(step)
          .isOk(),
      ).toBe(true);
    }
  });

  it('refuses with what is wrong with the command itself before it says that it is closed', () => {
    expect(
      given(...closedTen)
        .when(delivered('RTM'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.delivered-already');
  });
});
