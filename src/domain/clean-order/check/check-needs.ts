import type { ChannelKind } from '../../order/index.ts';
import type { Need, OrderNeeds } from '../context.ts';
import { type Desk, mayAsk, type Section } from '../desk.ts';
import type { FindingCode } from '../finding-texts.ts';
import { complain, note, type Spot, warn } from '../notes.ts';
import type { ReadAddress } from '../read/read-address.ts';
import type { ReadDraft } from '../read/read-draft.ts';
import type { Maybe } from '../read/read-values.ts';
import { askForMissing, checkAddress } from './check-addresses.ts';
import type { OrderedLine } from './check-lines.ts';
import { checkProducts } from './check-products.ts';

/** Channels whose buyers walk out with the goods. */
const OVER_THE_COUNTER: ReadonlySet<ChannelKind> = /* @__PURE__ */ new Set(['till', 'in-store-screen']);

/** Channels where an order has a name of its own before it gets here. */
const NAMED_ELSEWHERE: ReadonlySet<ChannelKind> = /* @__PURE__ */ new Set(['marketplace', 'reseller', 'social']);

/** Looks at who orders and where the goods go: what is missing, and what cannot be served. */
export function checkNeeds(desk: Desk, draft: ReadDraft, lines: readonly (OrderedLine | null)[]): void {
  const { needs = {} } = desk.context;
  checkOrderItself(desk, draft);
  const needed: Needed = { needs, lines, places: findPlaces(desk, draft, lines) };
  checkContact(desk, draft, needed);
  checkPlaces(desk, draft, needed);
  warnOfNowhere(desk, draft, needed);
  const { billTo, customer } = draft;
  if (billTo === undefined) {
    ask(desk, 'bill-to', needs.billTo, { spot: draft.spot, field: 'billTo', code: 'address.bill-to-missing' });
  } else if (billTo !== null && needs.billTo === 'required' && mayAsk(desk, 'bill-to')) {
    askForMissing(billTo, { need: 'address', knownName: customer?.name ?? customer?.company });
  }
}

function checkOrderItself(desk: Desk, draft: ReadDraft): void {
  const { spot, channel } = draft;
  if (channel === undefined && mayAsk(desk, 'order')) complain(spot, 'channel', 'order.channel-missing');
  if (desk.phase !== 'submit') return;
  if (draft.cancelled === true) complain(spot, 'cancelled', 'order.cancelled');
  if (draft.test === true) complain(spot, 'test', 'order.is-a-test');
  const isNamed = draft.externalId !== undefined || channel === undefined || channel === null;
  if (!isNamed && NAMED_ELSEWHERE.has(channel.kind)) warn(spot, 'externalId', 'order.external-id-missing');
}

interface Needed {
  readonly needs: OrderNeeds;
  readonly lines: readonly (OrderedLine | null)[];
  /** where goods go; nothing is the delivery address that is missing */
  readonly places: ReadonlyMap<Maybe<ReadAddress>, Place>;
}

function checkContact(desk: Desk, { spot, customer, shipTo, billTo }: ReadDraft, { needs, lines }: Needed): void {
  if (customer === null) return;
  const isSentByMail = lines.some((line) => line?.kind === 'digital' || line?.kind === 'gift-card');
  const email = customer?.email === undefined ? (shipTo?.email ?? billTo?.email) : customer.email;
  const phone = customer?.phone === undefined ? (shipTo?.phone ?? billTo?.phone) : customer.phone;
  const at: Spot = { notes: spot.notes, at: '/customer' };
  if (email === undefined) {
    const need = needs.email ?? (isSentByMail ? 'required' : 'optional');
    ask(desk, 'customer', need, { spot: at, field: 'email', code: 'contact.email-missing' });
  }
  if (phone === undefined)
    ask(desk, 'customer', needs.phone, { spot: at, field: 'phone', code: 'contact.phone-missing' });
}

interface Missing {
  readonly spot: Spot;
  readonly field: string;
  readonly code: FindingCode;
}

/** Notes what is missing, as strictly as it is needed. */
function ask(desk: Desk, section: Section, need: Need | undefined, { spot, field, code }: Missing): void {
  if (need === undefined || need === 'optional' || !mayAsk(desk, section)) return;
  note(spot, field, code, need === 'required' ? 'error' : 'warning');
}

/** An address without a country cannot be kept. Where goods go there, that is an error. */
function warnOfNowhere(desk: Desk, draft: ReadDraft, { lines, places }: Needed): void {
  const warnOf = (read: Maybe<ReadAddress>, section: Section): void => {
    if (read === undefined || read === null || read.country !== undefined || places.has(read)) return;
    if (mayAsk(desk, section)) warn(read.spot, 'country', 'address.country-missing');
  };
  warnOf(draft.billTo, 'bill-to');
  warnOf(draft.shipTo, 'ship-to');
  for (const line of lines) warnOf(line?.read.shipTo, 'lines');
}

/** A place that goods go to. */
interface Place {
  /** something that goes there may not go to a post office box */
  noPoBox: boolean;
}

/** Finds the places that goods have to be brought to, and looks at the goods that go there. */
function findPlaces(
  desk: Desk,
  { channel, shipTo }: ReadDraft,
  lines: readonly (OrderedLine | null)[],
): Needed['places'] {
  const isTakenAway = channel !== undefined && channel !== null && OVER_THE_COUNTER.has(channel.kind);
  const need = desk.context.needs?.shipTo ?? (isTakenAway ? 'nothing' : 'address');
  const places = new Map<Maybe<ReadAddress>, Place>();
  for (const line of lines) {
    const place = line?.read.shipTo === undefined ? shipTo : line.read.shipTo;
    if (line !== null) checkProducts(desk, { line, country: place?.country });
    // what a line of no use was meant to be is not known: most lines are goods
    const isSent =
      line === null || (line.kind === 'goods' && line.fulfilledBy === 'seller' && line.read.handling.picked !== false);
    if (isSent && need !== 'nothing') usePlace(places, place, line?.product?.restrictions?.noPoBox === true);
  }
  if (lines.length === 0 && need !== 'nothing') usePlace(places, shipTo, false);
  return places;
}

function checkPlaces(desk: Desk, draft: ReadDraft, { needs, places }: Needed): void {
  const knownName = draft.customer?.name ?? draft.customer?.company;
  const need = needs.shipTo === 'country' ? 'country' : 'address';
  for (const [place, { noPoBox }] of places) {
    if (place !== undefined && place !== null)
      checkAddress(desk, place, { section: 'ship-to', need, noPoBox, knownName });
    else if (place === undefined && mayAsk(desk, 'ship-to')) complain(draft.spot, 'shipTo', 'address.ship-to-missing');
  }
}

function usePlace(places: Map<Maybe<ReadAddress>, Place>, place: Maybe<ReadAddress>, noPoBox: boolean): void {
  const known = places.get(place);
  if (known === undefined) places.set(place, { noPoBox });
  else known.noPoBox ||= noPoBox;
}
