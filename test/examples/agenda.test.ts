import { describe, expect, it } from 'vitest';
import { Agenda } from '../../examples/month/agenda.ts';

const DAY = '2010-12-02T00:00:00.000Z';
const NEXT_DAY = '2010-12-03T00:00:00.000Z';

/** An agenda, and what has happened: each thing as it begins and as it ends. */
function noted() {
  const agenda = new Agenda();
  const seen: string[] = [];
  const plan = (name: string, at: string, ...orderId: (string | undefined)[]) =>
    agenda.plan(
      at,
      async () => {
        seen.push(`${name} begins`);
        await new Promise((later) => setTimeout(later, 1));
        seen.push(`${name} ends`);
      },
      ...(orderId.length === 0 ? [] : [() => orderId[0]]),
    );
  return { agenda, seen, plan };
}

const alone = (...names: string[]): string[] => names.flatMap((name) => [`${name} begins`, `${name} ends`]);

describe('the agenda of the month', () => {
  it('lets one thing happen after the other: by moment, then as they were written down', async () => {
    const { agenda, seen, plan } = noted();
    plan('late', NEXT_DAY);
    plan('first', DAY);
    plan('second', DAY);
    expect([await agenda.next(), agenda.now(), agenda.open]).toEqual([1, DAY, 2]);
    expect([await agenda.next(), agenda.now(), agenda.open]).toEqual([1, DAY, 1]);
    expect([await agenda.next(), agenda.now(), agenda.open]).toEqual([1, NEXT_DAY, 0]);
    expect(await agenda.next()).toBe(0);
    expect(seen).toEqual(alone('first', 'second', 'late'));
  });

  it('lets what lies in the past happen now', async () => {
    const { agenda, plan } = noted();
    plan('today', NEXT_DAY);
    await agenda.next();
    plan('forgotten', DAY);
    await agenda.next();
    expect(agenda.now()).toBe(NEXT_DAY);
  });

  it('lets together happen what concerns different orders at the same moment', async () => {
    const { agenda, seen, plan } = noted();
    plan('a', DAY, 'O1');
    plan('b', DAY, 'O2');
    plan('later', NEXT_DAY, 'O3');
    expect(await agenda.next()).toBe(2);
    expect(seen).toEqual(['a begins', 'b begins', 'a ends', 'b ends']);
  });

  it('lets nothing happen beside what concerns the same order, or more than an order, or before its turn', async () => {
    const { agenda, seen, plan } = noted();
    plan('a', DAY, 'O1');
    plan('a again', DAY, 'O1');
    plan('b', DAY, 'O2');
    plan('everything', DAY);
    plan('c', DAY, 'O3');
    expect(await agenda.next()).toBe(1);
    expect(await agenda.next()).toBe(2);
    expect(await agenda.next()).toBe(1);
    expect(await agenda.next()).toBe(1);
    expect(seen).toEqual([
      ...alone('a'),
      'a again begins',
      'b begins',
      'a again ends',
      'b ends',
      ...alone('everything', 'c'),
    ]);
  });
});
