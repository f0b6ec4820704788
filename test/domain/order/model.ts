import type { ChangeDocument, OrderEvent } from '../../../src/domain/order/index.ts';

/** Where the units of one line are: a tiny model, counted from events alone and written without the decider. */
export interface ModelLine {
  ordered: number;
  cancelled: number;
  unallocated: number;
  backordered: number;
  allocated: number;
  picked: number;
  shipped: number;
  delivered: number;
  returning: number;
  returned: number;
  refunded: number;
}

type Place = keyof ModelLine;

/** One location's work, counted the same way: line to units. */
interface ModelWork {
  readonly locationId: string;
  readonly allocated: Map<string, number>;
  readonly picked: Map<string, number>;
}

/** An order where every unit costs 1.00. */
export class Model {
  readonly lines = new Map<string, ModelLine>();
  readonly work = new Map<string, ModelWork>();
  readonly boxes = new Map<string, { work: string; units: Map<string, number> }>();
  readonly onTheWay = new Map<string, Map<string, number>>();
  readonly comingBack = new Map<string, Map<string, number>>();
  readonly documents = new Map<string, ChangeDocument>();
  readonly staged = new Set<string>();
  readonly holds = new Set<string>();
  readonly open = new Set<string>();
  readonly paid = new Map<string, { captured: number; refunded: number }>();
  charges = 0;

  line(id: string): ModelLine {
    const line = this.lines.get(id);
    if (line === undefined) throw new Error(`model: no line ${id}`);
    return line;
  }

  private place(lineId: string, units: number): void {
    const none = { cancelled: 0, backordered: 0, allocated: 0, picked: 0, shipped: 0, delivered: 0 };
    this.lines.set(lineId, { ordered: units, unallocated: units, ...none, returning: 0, returned: 0, refunded: 0 });
  }

  private move(lineId: string, units: number, from: Place, to: Place): void {
    this.line(lineId)[from] -= units;
    this.line(lineId)[to] += units;
  }

  private at(work: string): ModelWork {
    const own = this.work.get(work);
    if (own === undefined) throw new Error(`model: no work ${work}`);
    return own;
  }

  private start(work: string, locationId: string): ModelWork {
    const own = { locationId, allocated: new Map<string, number>(), picked: new Map<string, number>() };
    this.work.set(work, own);
    return own;
  }

  private change(document: ChangeDocument): void {
    for (const { lineId, quantity } of document.lines) {
      const line = this.line(lineId);
      line.ordered += quantity;
      // more units are undecided; fewer go from the undecided ones, then from those that wait
      line.unallocated += quantity;
      if (line.unallocated < 0) {
        line.backordered += line.unallocated;
        line.unallocated = 0;
      }
    }
    for (const { lineId, quantity } of document.addedLines) this.place(lineId, quantity);
    for (const { totalMinor } of document.addedCharges) this.charges += totalMinor;
  }

  /** Takes one event in. */
  add(event: OrderEvent): void {
    switch (event.kind) {
      case 'order-placed':
        for (const { lineId, quantity } of event.order.lines) this.place(lineId, quantity);
        return;
      case 'units-allocated': {
        const work = this.start(event.fulfillmentOrderId, event.locationId);
        for (const { lineId, quantity, fromBackorder } of event.lines) {
          this.move(lineId, quantity - fromBackorder, 'unallocated', 'allocated');
          this.move(lineId, fromBackorder, 'backordered', 'allocated');
          more(work.allocated, lineId, quantity);
        }
        return;
      }
      case 'units-backordered':
        for (const { lineId, quantity } of event.lines) this.move(lineId, quantity, 'unallocated', 'backordered');
        return;
      case 'units-cancelled':
        for (const { lineId, fromUnallocated, fromBackorder, fromAllocated } of event.lines) {
          this.move(lineId, fromUnallocated, 'unallocated', 'cancelled');
          this.move(lineId, fromBackorder, 'backordered', 'cancelled');
          for (const { fulfillmentOrderId, quantity } of fromAllocated) {
            this.move(lineId, quantity, 'allocated', 'cancelled');
            more(this.at(fulfillmentOrderId).allocated, lineId, -quantity);
          }
        }
        return;
      case 'units-picked':
        for (const { lineId, quantity } of event.lines) {
          this.move(lineId, quantity, 'allocated', 'picked');
          more(this.at(event.fulfillmentOrderId).allocated, lineId, -quantity);
          more(this.at(event.fulfillmentOrderId).picked, lineId, quantity);
        }
        return;
      case 'units-short-picked':
        for (const { lineId, quantity } of event.lines) {
          const to = { 're-source': 'unallocated', 'back-order': 'backordered', cancel: 'cancelled' } as const;
          this.move(lineId, quantity, 'allocated', to[event.fate]);
          more(this.at(event.fulfillmentOrderId).allocated, lineId, -quantity);
        }
        return;
      case 'work-moved': {
        const work = this.start(event.newFulfillmentOrderId, event.locationId);
        for (const { lineId, quantity } of event.lines) {
          more(this.at(event.fulfillmentOrderId).allocated, lineId, -quantity);
          more(work.allocated, lineId, quantity);
        }
        return;
      }
      case 'work-merged': {
        const stays = this.at(event.fulfillmentOrderId);
        const goes = this.at(event.absorbedFulfillmentOrderId);
        for (const where of ['allocated', 'picked'] as const) {
          for (const [lineId, units] of goes[where]) more(stays[where], lineId, units);
        }
        this.work.delete(event.absorbedFulfillmentOrderId);
        for (const box of this.boxes.values()) {
          if (box.work === event.absorbedFulfillmentOrderId) box.work = event.fulfillmentOrderId;
        }
        return;
      }
      case 'work-closed':
        for (const { lineId, quantity } of event.lines) {
          this.move(lineId, quantity, 'allocated', 'unallocated');
          more(this.at(event.fulfillmentOrderId).allocated, lineId, -quantity);
        }
        return;
      case 'units-put-back':
        for (const { lineId, quantity } of event.lines) {
          this.move(lineId, quantity, 'picked', 'allocated');
          more(this.at(event.fulfillmentOrderId).picked, lineId, -quantity);
          more(this.at(event.fulfillmentOrderId).allocated, lineId, quantity);
        }
        return;
      case 'parcel-packed':
        this.boxes.set(event.parcelId, { work: event.fulfillmentOrderId, units: sums(event.lines) });
        return;
      case 'parcel-voided':
        this.boxes.delete(event.parcelId);
        return;
      case 'units-shipped':
        for (const { lineId, quantity } of event.lines) {
          this.move(lineId, quantity, 'picked', 'shipped');
          more(this.at(event.fulfillmentOrderId).picked, lineId, -quantity);
        }
        for (const parcelId of event.parcelIds) this.boxes.delete(parcelId);
        this.onTheWay.set(event.shipmentId, sums(event.lines));
        return;
      case 'shipment-delivered':
        for (const [lineId, units] of this.onTheWay.get(event.shipmentId) ?? []) this.line(lineId).delivered += units;
        this.onTheWay.delete(event.shipmentId);
        return;
      case 'units-lost': {
        const left = this.onTheWay.get(event.shipmentId);
        if (left === undefined) throw new Error('model: units were lost that were not on their way');
        for (const { lineId, quantity } of event.lines) {
          this.move(lineId, quantity, 'shipped', event.fate === 'resend' ? 'unallocated' : 'cancelled');
          more(left, lineId, -quantity);
          if ((left.get(lineId) ?? 0) < 0) throw new Error('model: a unit was lost twice');
        }
        if ([...left.values()].every((units) => units === 0)) this.onTheWay.delete(event.shipmentId);
        return;
      }
      case 'return-announced':
        for (const { lineId, quantity } of event.lines) this.line(lineId).returning += quantity;
        this.comingBack.set(event.returnId, sums(event.lines));
        return;
      case 'return-received':
        for (const { lineId, quantity, dispositions } of event.lines) {
          const parts = dispositions.reduce((sum, part) => sum + part.quantity, 0);
          if (parts !== quantity) throw new Error('model: received is not restocked + quarantined + scrapped');
          this.move(lineId, quantity, 'returning', 'returned');
          more(this.comingBack.get(event.returnId) ?? new Map(), lineId, -quantity);
        }
        return;
      case 'return-closed':
        for (const [lineId, units] of this.comingBack.get(event.returnId) ?? []) this.line(lineId).returning -= units;
        this.comingBack.delete(event.returnId);
        return;
      case 'payment-recorded': {
        const payment = this.paid.get(event.paymentId) ?? { captured: 0, refunded: 0 };
        if (event.status === 'captured') payment.captured += event.amountMinor;
        this.paid.set(event.paymentId, payment);
        return;
      }
      case 'refund-recorded': {
        const payment = this.paid.get(event.paymentId);
        if (payment === undefined) throw new Error('model: money went back over a payment that never was');
        payment.refunded += event.amountMinor;
        for (const { lineId, quantity } of event.lines) this.line(lineId).refunded += quantity;
        return;
      }
      case 'hold-applied':
        this.holds.add(event.holdId);
        return;
      case 'hold-released':
        this.holds.delete(event.holdId);
        return;
      case 'customer-asked':
        this.open.add(event.questionId);
        return;
      case 'question-answered':
        this.open.delete(event.questionId);
        return;
      case 'change-staged':
        this.documents.set(event.changeId, event.document);
        this.staged.add(event.changeId);
        return;
      case 'change-confirmed': {
        const document = this.documents.get(event.changeId);
        if (document === undefined) throw new Error('model: a change was confirmed that was never staged');
        this.change(document);
        this.staged.delete(event.changeId);
        return;
      }
      case 'change-declined':
        this.staged.delete(event.changeId);
        return;
      case 'change-reverted':
        this.documents.set(event.revertingChangeId, event.document);
        this.change(event.document);
        return;
      case 'backorder-redated':
      case 'work-scheduled':
      case 'fulfillment-order-released':
      case 'note-added':
        return;
    }
  }

  /** Every live unit by name of its place, to read statuses from. */
  private units(): readonly string[] {
    const places = ['unallocated', 'backordered', 'allocated', 'picked', 'shipped'] as const;
    return [...this.lines.values()].flatMap((own) => places.flatMap((place) => Array(own[place]).fill(place)));
  }

  private total(place: Place): number {
    return [...this.lines.values()].reduce((sum, own) => sum + own[place], 0);
  }

  status(): string {
    const units = this.units();
    const all = (place: string): boolean => units.every((unit) => unit === place);
    const some = (place: string): boolean => units.includes(place);
    if (units.length === 0) return 'cancelled';
    if (all('shipped')) {
      if (this.total('returned') === units.length) return 'returned';
      if (this.total('returned') > 0) return 'partly-returned';
      return this.total('delivered') === units.length ? 'delivered' : 'shipped';
    }
    if (this.holds.size > 0) return 'on-hold';
    if (some('shipped')) return 'partly-shipped';
    if (some('picked')) return 'picking';
    if (some('unallocated')) return 'open';
    return some('backordered') ? 'backordered' : 'allocated';
  }

  /** Owed, at 1.00 for every unit that is kept, and charges while one is. */
  owedMinor(): number {
    const kept = [...this.lines.values()].reduce((sum, own) => sum + own.ordered - own.cancelled - own.returned, 0);
    return kept * 100 + (kept > 0 ? this.charges : 0);
  }

  isClosed(): boolean {
    const paid = [...this.paid.values()].reduce((sum, { captured, refunded }) => sum + captured - refunded, 0);
    const atRest = this.units().every((unit) => unit === 'shipped') && this.onTheWay.size === 0;
    const quiet = this.open.size + this.staged.size + this.holds.size + this.total('returning') === 0;
    return atRest && quiet && paid === this.owedMinor();
  }
}

function more(units: Map<string, number>, key: string, by: number): void {
  units.set(key, (units.get(key) ?? 0) + by);
}

function sums(lines: readonly { readonly lineId: string; readonly quantity: number }[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { lineId, quantity } of lines) more(units, lineId, quantity);
  return units;
}
