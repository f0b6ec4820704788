import { describe, expect, it } from 'vitest';
import { isClosed, type PlacedOrder, type WorkTask, workQueue } from '../../../src/domain/order/index.ts';
import {
  allocatedTo,
  type Bare,
  captured,
  cleanOrderOf,
  given,
  line,
  NOW,
  pickedAt,
  placedTen,
  releasedTo,
  type Story,
  shippedFrom,
} from './support.ts';

const place = (orderId: string, more: Partial<Parameters<typeof cleanOrderOf>[1]> = {}): Bare => ({
  kind: 'place',
  order: cleanOrderOf([line('1', 10)], { orderId, ...more }),
});
const order = (...story: Story): PlacedOrder => given(...story).order;
const ROLES = ['sales', 'warehouse', 'finance', 'service', 'customer', 'carrier', 'supplier'] as const;
const at = (orders: readonly PlacedOrder[], role: (typeof ROLES)[number] | 'management', now = NOW) =>
  workQueue(orders, { role, now });
const kinds = (tasks: readonly WorkTask[]) => tasks.map(({ task }) => task.kind);
const waiting: Bare = {
  kind: 'allocate',
  allocations: [],
  backorders: [{ lineId: '1', quantity: 10, expectedDay: '2026-12-02' }],
  cancellations: [],
};
const hold = (reason: string): Bare => ({
  kind: 'apply-hold',
  holdId: `H-${reason}`,
  reason,
  scope: { kind: 'order' },
});

describe('workQueue', () => {
  it.each<[string, Story, (typeof ROLES)[number], string]>([
    ['undecided units', [placedTen], 'sales', 'allocation'],
    ['back-ordered units', [placedTen, waiting], 'supplier', 'stock'],
    ['work to be handed over', [placedTen, allocatedTo('RTM', 10)], 'warehouse', 'release'],
    ['work at a location', [placedTen, allocatedTo('RTM', 10), releasedTo('RTM')], 'warehouse', 'location'],
    [
      'parcels on their way',
      [placedTen, allocatedTo('RTM', 10), ...pickedAt('RTM', 10), shippedFrom('RTM', 10)],
      'carrier',
      'carrier',
    ],
    ['money', [placedTen], 'finance', 'payment'],
    ['money to go back', [placedTen, captured(1500)], 'finance', 'refund'],
    ['a hold on credit', [placedTen, hold('credit')], 'finance', 'hold'],
    ['a hold on an address', [placedTen, hold('address')], 'service', 'hold'],
  ])('lists %s', (_what, story, role, kind) => {
    expect(kinds(at([order(...story)], role))).toContain(kind);
    for (const other of ROLES) if (other !== role) expect(kinds(at([order(...story)], other))).not.toContain(kind);
  });

  it('lists a question for the customer, and for service once the deadline has passed', () => {
    const asking: Bare = {
      kind: 'ask-customer',
      questionId: 'Q',
      topic: 'partial-shipment',
      lines: [{ lineId: '1', quantity: 4 }],
      options: ['wait', 'cancel'],
      deadline: '2026-11-23T10:00:00.000Z',
      otherwise: 'wait',
    };
    const asked = [order(placedTen, asking)];
    expect(kinds(at(asked, 'customer', '2026-11-23T09:59:59.999Z'))).toEqual(['answer']);
    expect(kinds(at(asked, 'service', '2026-11-23T09:59:59.999Z'))).toEqual([]);
    expect(kinds(at(asked, 'service', '2026-11-23T10:00:00.000Z'))).toEqual(['answer']);
    expect(kinds(at(asked, 'management', '2026-11-23T10:00:00.000Z'))).toEqual(['answer']);
  });

  it('does not compile for a role that nobody has', () => {
    // @ts-expect-error no such role
    expect(workQueue([order(placedTen)], { role: 'janitor', now: NOW })).toEqual([]);
  });

  it('puts the oldest first, and says until when', () => {
    const monday = order(place('B', { placedAt: '2026-11-16T10:00:00.000Z', shipBy: '2026-11-20T10:00:00.000Z' }));
    const tuesday = order(place('A', { placedAt: '2026-11-17T10:00:00.000Z' }));
    const queue = at([tuesday, monday], 'sales');
    expect(queue.map(({ orderId, since, due, overdue }) => [orderId, since, due, overdue])).toEqual([
      ['B', '2026-11-16T10:00:00.000Z', '2026-11-20T10:00:00.000Z', true],
      ['A', '2026-11-17T10:00:00.000Z', undefined, false],
    ]);
    expect(at([monday, tuesday], 'sales')).toEqual(queue);
    expect(at([tuesday, monday], 'management').map(({ orderId }) => orderId)).toEqual(['B']);
  });

  it('holds every order that is not closed in somebody’s queue, and no closed one', () => {
    const done = [placedTen, captured(1000), allocatedTo('RTM', 10), ...pickedAt('RTM', 10), shippedFrom('RTM', 10)];
    const story: Story = [...done, { kind: 'deliver', shipmentId: 'S-RTM' }];
    for (let upTo = 1; upTo <= story.length; upTo += 1) {
      const now = order(...story.slice(0, upTo));
      const queued = ROLES.some((role) => at([now], role).length > 0);
      expect(queued).toBe(!isClosed(now));
    }
    expect(isClosed(order(...story))).toBe(true);
  });
});
