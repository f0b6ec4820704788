import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { withoutPerson } from '../../src/application/erase-person.ts';
import { erasePerson, factsAsOf, rebuild, type Store } from '../../src/application/index.ts';
import { MEASURES, type MeasureName, measure } from '../../src/domain/kpi/index.ts';
import { recount } from '../../src/testing/index.ts';
import { ACTOR, NOW, omsOn, orderOf, place, receive } from './support.ts';

/** Words that must be nowhere afterwards. */
const CANARY = 'canary';
const address = {
  name: `${CANARY} name`,
  company: `${CANARY} company`,
  lines: [`${CANARY} street`],
  postalCode: `${CANARY} 1234`,
  city: `${CANARY} city`,
  phone: `${CANARY} phone`,
  email: `${CANARY}@example.com`,
  country: 'NL',
};

async function shop() {
  const store = memoryStore();
  const oms = omsOn(store);
  await receive(oms, 'A', 10);
  const order = orderOf('O1', 4, {
    customer: {
      ...address,
      customerId: `${CANARY}-id`,
      vatNumber: `${CANARY} vat`,
      iban: `${CANARY} iban`,
      group: 'gold',
    },
    shipTo: address,
    billTo: address,
    note: `${CANARY} note`,
    purchaseOrderNumber: `${CANARY} po`,
    tags: [`${CANARY} tag`],
  });
  (await place(oms, order))._unsafeUnwrap();
  const of = (commandId: string) => ({ orderId: 'O1', commandId, actor: ACTOR });
  const customer = { kind: 'customer', actorId: `${CANARY}-id` } as const;
  (await oms.changeOrder({ ...of('note'), actor: customer, kind: 'add-note', text: `${CANARY} text` }))._unsafeUnwrap();
  (
    await oms.recordPayment({ ...of('pay'), paymentId: 'P', method: 'card', status: 'captured', amountMinor: 400 })
  )._unsafeUnwrap();
  (await oms.allocate(of('al')))._unsafeUnwrap();
  const work = { fulfillmentOrderId: 'al/A', lines: [{ lineId: '1', quantity: 4 }] };
  (await oms.release({ ...of('r'), fulfillmentOrderId: 'al/A' }))._unsafeUnwrap();
  (await oms.pick({ ...of('p'), ...work }))._unsafeUnwrap();
  const parcels = [{ carrier: 'x', trackingNumber: `${CANARY} track`, weightGrams: 5 }];
  (await oms.ship({ ...of('s'), ...work, shipmentId: 'S1', parcels }))._unsafeUnwrap();
  return store;
}

/** Everything that stock, books and measures are made of. */
async function figures(store: Store) {
  const events = (await store.loadOrder('O1'))._unsafeUnwrap()?.events ?? [];
  const facts = (await factsAsOf(store, { at: '2030-01-01T00:00:00.000Z' }))._unsafeUnwrap();
  return {
    shape: events.map(({ kind, at }) => [kind, at]),
    amounts: events.map((event) => (event.kind === 'order-placed' ? event.order.totals : 0)),
    paid: events.flatMap((event) => (event.kind === 'payment-recorded' ? event.amountMinor : [])),
    kpis: measure(Object.keys(MEASURES) as MeasureName[], facts),
    stock: (await store.listPositions(undefined, 10))._unsafeUnwrap(),
  };
}

describe('erasePerson', () => {
  it('leaves no word about the person, and stock, books and measures as they were (U13)', async () => {
    const store = await shop();
    const before = await figures(store);
    (await erasePerson(store, { orderIds: ['O1'], pseudonym: 'P-7' }))._unsafeUnwrap();
    const everything = JSON.stringify([
      (await store.loadOrder('O1'))._unsafeUnwrap(),
      (await store.feed('', 100))._unsafeUnwrap(),
      await Promise.all(['place-O1', 'note', 's'].map(async (id) => (await store.answerOf(id))._unsafeUnwrap())),
    ]);
    expect(everything).not.toContain(CANARY);
    expect(everything).toContain('P-7');
    expect(everything).toContain('"country":"NL"');
    expect(await figures(store)).toEqual(before);
    expect((await rebuild(store))._unsafeUnwrap().differences).toEqual([]);
    await recount(store);
  });

  it('does it once, and keeps the id of the customer where no other is given', async () => {
    const store = await shop();
    for (let times = 0; times < 2; times += 1) {
      expect((await erasePerson(store, { orderIds: ['O1'] }))._unsafeUnwrap()).toEqual({ erased: ['O1'] });
    }
    const [placed] = (await store.loadOrder('O1'))._unsafeUnwrap()?.events ?? [];
    expect(placed).toMatchObject({ order: { customer: { customerId: `${CANARY}-id`, group: 'gold' } } });
  });

  it('answers commands that were asked before as far as it may: with the events as they stand', async () => {
    const store = await shop();
    (await erasePerson(store, { orderIds: ['O1'], pseudonym: 'P-7' }))._unsafeUnwrap();
    const again = await omsOn(store).allocate({ orderId: 'O1', commandId: 'al', actor: ACTOR });
    expect(again._unsafeUnwrap().events.map(({ kind }) => kind)).toEqual(['units-allocated']);
  });

  it('refuses orders that are not there, and stores that cannot replace events', async () => {
    const store = memoryStore();
    expect((await erasePerson(store, { orderIds: ['O1'] }))._unsafeUnwrapErr()).toEqual({ code: 'order.unknown' });
    const { rewrite: _, ...fixed } = store;
    expect((await erasePerson(fixed, { orderIds: ['O1'] }))._unsafeUnwrapErr()).toEqual({ code: 'oms.cannot-erase' });
    await store.close();
    expect((await erasePerson(store, { orderIds: ['O1'] }))._unsafeUnwrapErr()).toEqual({
      code: 'oms.store-unavailable',
    });
  });
});

describe('withoutPerson', () => {
  it('takes words out of a note and keeps who of the staff wrote it', () => {
    expect(withoutPerson({ kind: 'note-added', at: NOW, by: ACTOR, text: 'Ann called' }, 'P-7')).toEqual({
      kind: 'note-added',
      at: NOW,
      by: ACTOR,
      text: 'erased',
    });
  });
});
