import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PromisedUnits,
  type RedateQuestion,
  redateBackorders,
} from '../../../../src/domain/backorder/redate/index.ts';
import { addDays, type CalendarDay } from '../../../../src/kernel/calendar-day.ts';

const waits = (waiting: number, more: Partial<PromisedUnits> = {}): PromisedUnits => ({
  orderId: 'O1',
  lineId: '1',
  sku: 'A',
  waiting,
  ...more,
});
const due = (quantity: number, day: CalendarDay, sku = 'A') => ({ sku, day, quantity });
const redate = (question: RedateQuestion) => redateBackorders(question)._unsafeUnwrap();

describe('redateBackorders', () => {
  const promised = waits(5, { promisedDay: '2026-12-02' });

  it('says that units promised for 2 December come on 9 December when the delivery moves', () => {
    expect(redate({ queue: [promised], arrivals: [due(5, '2026-12-09')] })).toEqual([
      {
        orderId: 'O1',
        lineId: '1',
        outcome: 'later',
        promisedDay: '2026-12-09',
        waits: 5,
        tooLate: 0,
        policy: 'cancel',
      },
    ]);
  });

  it('changes nothing when nothing has moved', () => {
    expect(redate({ queue: [promised], arrivals: [due(5, '2026-12-02')] })[0]?.outcome).toBe('kept');
    expect(redate({ queue: [waits(5)], arrivals: [due(5, '2026-12-02')] })[0]).toMatchObject({
      outcome: 'first',
      promisedDay: '2026-12-02',
    });
  });

  it('tells good news too', () => {
    expect(redate({ queue: [promised], arrivals: [due(9, '2026-12-01')] })[0]?.outcome).toBe('earlier');
  });

  it('promises the day of the last unit', () => {
    expect(redate({ queue: [promised], arrivals: [due(2, '2026-12-03'), due(3, '2026-12-01')] })[0]?.promisedDay).toBe(
      '2026-12-03',
    );
  });

  it('has no day for units that no arrival covers', () => {
    const [redated] = redate({ queue: [promised], arrivals: [due(4, '2026-12-01')] });
    expect(redated).toMatchObject({ outcome: 'undated', waits: 5, tooLate: 0 });
    expect(redated).not.toHaveProperty('promisedDay');
  });

  it('gives units up that would wait past their latest day, by the policy that was asked for', () => {
    const queue = [waits(5, { promisedDay: '2026-12-02', latestDay: '2026-12-07' })];
    const arrivals = [due(2, '2026-12-07'), due(3, '2026-12-08')];
    expect(redate({ queue, arrivals })[0]).toMatchObject({
      waits: 2,
      tooLate: 3,
      promisedDay: '2026-12-07',
      policy: 'cancel',
    });
    expect(redate({ queue, arrivals, tooLate: 'ask' })[0]).toMatchObject({ waits: 2, tooLate: 3, policy: 'ask' });
    expect(redate({ queue, arrivals, tooLate: 'wait' })[0]).toMatchObject({
      waits: 5,
      tooLate: 0,
      promisedDay: '2026-12-08',
    });
  });

  it('promises each unit once, in the order of the queue', () => {
    const queue = [waits(3, { orderId: 'A' }), waits(3, { orderId: 'B' })];
    expect(
      redate({ queue, arrivals: [due(3, '2026-12-05'), due(3, '2026-12-01')] }).map(({ promisedDay }) => promisedDay),
    ).toEqual(['2026-12-01', '2026-12-05']);
  });

  it('lets the promise come from elsewhere: two days of handling and transit, say', () => {
    const promiseOf = ({ day }: { day: CalendarDay }) => addDays(day, 2)._unsafeUnwrap();
    const queue = [waits(1, { latestDay: '2026-12-06' })];
    expect(redate({ queue, arrivals: [due(1, '2026-12-04')], promiseOf })[0]?.promisedDay).toBe('2026-12-06');
    expect(redate({ queue, arrivals: [due(1, '2026-12-05')], promiseOf })[0]?.tooLate).toBe(1);
  });

  it.each<[RedateQuestion, string]>([
    [{ queue: [waits(0.5, { promisedDay: 'x' })], arrivals: [] }, 'backorder.quantity-not-whole'],
    [{ queue: [waits(1, { promisedDay: 'x' })], arrivals: [] }, 'backorder.not-a-day'],
    [{ queue: [waits(1, { latestDay: 'x' })], arrivals: [] }, 'backorder.not-a-day'],
    [{ queue: [], arrivals: [due(-1, 'x')] }, 'backorder.quantity-not-whole'],
    [{ queue: [], arrivals: [due(1, 'x')] }, 'backorder.not-a-day'],
  ])('refuses %j with %s', (question, code) => {
    expect(redateBackorders(question)._unsafeUnwrapErr()).toEqual({ code });
  });

  it('keeps every unit, and lets none wait past its latest day', () => {
    const day = fc.nat(9).map((n) => `2026-12-0${n === 0 ? 1 : n}`);
    const units = fc.record({
      waiting: fc.nat(5),
      latestDay: fc.option(day, { nil: undefined }),
      promisedDay: fc.option(day, { nil: undefined }),
    });
    const arrival = fc.record({ quantity: fc.nat(5), day });
    fc.assert(
      fc.property(
        fc.array(units, { maxLength: 4 }),
        fc.array(arrival, { maxLength: 4 }),
        fc.constantFrom('cancel', 'ask'),
        (lines, arrivals, tooLate) => {
          const queue = lines.map(
            (line, i): PromisedUnits =>
              JSON.parse(JSON.stringify({ ...line, orderId: 'O', lineId: String(i), sku: 'A' })),
          );
          const answers = redate({ queue, arrivals: arrivals.map((own) => ({ ...own, sku: 'A' })), tooLate });
          for (const [i, { waits: stay, tooLate: late, promisedDay }] of answers.entries()) {
            expect(stay + late).toBe(queue[i]?.waiting);
            const latest = queue[i]?.latestDay;
            if (latest !== undefined && promisedDay !== undefined) expect(promisedDay <= latest).toBe(true);
          }
        },
      ),
    );
  });
});
