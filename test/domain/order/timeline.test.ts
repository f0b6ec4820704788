import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contact, type OrderEvent, timeline } from '../../../src/domain/order/index.ts';
import { allocatedTo, captured, given, NOW, pickedAt, placedTen, STAFF, shippedFrom } from './support.ts';

const CUSTOMER = { kind: 'customer', actorId: 'c-1' } as const;
const call = (at: string, more: Partial<Contact> = {}): Contact => ({ at, by: CUSTOMER, channel: 'phone', ...more });

describe('timeline', () => {
  const { history } = given(
    placedTen,
    captured(1000),
    allocatedTo('RTM', 4),
    ...pickedAt('RTM', 4),
    shippedFrom('RTM', 4),
  );

  it('tells what happened, when and by whom, with the units and money it was about', () => {
    const { entries, contactCount } = timeline({ events: history });
    expect(entries.map(({ code }) => code)).toEqual([
      'order-placed',
      'payment-recorded',
      'units-allocated',
      'fulfillment-order-released',
      'units-picked',
      'units-shipped',
    ]);
    expect(entries[1]).toEqual({
      at: NOW,
      by: { kind: 'staff', actorId: 'ann' },
      code: 'payment-recorded',
      amountMinor: 1000,
      isContact: false,
    });
    expect(entries[5]).toMatchObject({ lineIds: ['1'], units: 4 });
    expect(contactCount).toBe(0);
  });

  it('tells what was put back and what was lost, with the units', () => {
    const lost = given(
      placedTen,
      allocatedTo('RTM', 4),
      ...pickedAt('RTM', 4),
      { kind: 'put-back', fulfillmentOrderId: 'F-RTM', lines: [{ lineId: '1', quantity: 1 }] },
      shippedFrom('RTM', 3),
      { kind: 'report-lost', shipmentId: 'S-RTM', fate: 'refund', lines: [{ lineId: '1', quantity: 2 }] },
    );
    const told = timeline({ events: lost.history }).entries.map(({ code, units = 0 }) => `${code} ${units}`);
    expect(told.slice(-3)).toEqual(['units-put-back 1', 'units-shipped 3', 'units-lost 2']);
  });

  it('puts contacts between the events by their moment: at the same moment after them', () => {
    const later = history.map((event, i): OrderEvent => ({ ...event, at: `2026-11-2${i + 1}T10:00:00.000Z` }));
    const contacts = [call('2026-11-22T10:00:00.000Z', { text: 'where is it?' }), call('2026-11-20T10:00:00.000Z')];
    const { entries, contactCount } = timeline({ events: later, contacts });
    expect(entries.map(({ code }) => code).slice(0, 4)).toEqual([
      'contact',
      'order-placed',
      'payment-recorded',
      'contact',
    ]);
    expect(entries[3]).toMatchObject({ channel: 'phone', text: 'where is it?', isContact: true });
    expect(contactCount).toBe(2);
  });

  it('counts asking the customer, and what he does himself, but not his order', () => {
    const stamp = { at: NOW, by: CUSTOMER };
    const placing = { ...(history[0] as OrderEvent), by: CUSTOMER };
    const events: OrderEvent[] = [
      placing,
      {
        kind: 'customer-asked',
        at: NOW,
        by: STAFF,
        questionId: 'Q',
        topic: 'delay',
        lines: [{ lineId: '1', quantity: 6 }],
        options: ['wait'],
        deadline: NOW,
        otherwise: 'wait',
      },
      { kind: 'question-answered', ...stamp, questionId: 'Q', answer: 'wait' },
      { kind: 'note-added', at: NOW, by: STAFF, text: 'rang back' },
    ];
    expect(timeline({ events }).entries.map(({ isContact }) => isContact)).toEqual([false, true, true, false]);
    expect(timeline({ events }).entries[3]?.text).toBe('rang back');
  });

  it('has one entry for each event and contact, events in their order, whatever the order of the contacts', () => {
    const moment = fc.nat(9).map((day) => `2026-11-2${day}T10:00:00.000Z`);
    const anyContact = fc.record({
      at: moment,
      by: fc.constantFrom(CUSTOMER, STAFF),
      channel: fc.constantFrom('phone' as const, 'chat' as const),
      text: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(anyContact, { maxLength: 5 }), fc.array(moment, { maxLength: 6 }), (contacts, moments) => {
        const events = history.map((event, i): OrderEvent => ({ ...event, at: moments[i] ?? NOW }));
        const told = timeline({ events, contacts });
        expect(told.entries).toHaveLength(events.length + contacts.length);
        expect(told.entries.filter(({ code }) => code !== 'contact').map(({ code }) => code)).toEqual(
          events.map(({ kind }) => kind),
        );
        expect(timeline({ events, contacts: [...contacts].reverse() })).toEqual(told);
        expect(told.contactCount).toBe(contacts.length);
      }),
    );
  });
});
