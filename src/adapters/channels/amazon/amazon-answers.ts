import {
  field,
  isAbsent,
  isList,
  isRecord,
  MAX_ORDERS,
  type Notebook,
  Reader,
  unwrap,
} from '../../../domain/channel/index.ts';

/** An order as it was found in the answers. */
export interface FoundOrder {
  readonly version: 'v0' | '2026';
  readonly order: unknown;
  /** v0: nothing where no answer with lines was given */
  readonly items: readonly unknown[] | undefined;
  /** v0: the last page of the lines is missing */
  readonly incomplete: boolean;
  /** v0: where the goods go, who buys, and what is wanted of each item, where they came in answers of their own */
  readonly address: unknown;
  readonly buyer: unknown;
  readonly wanted: ReadonlyMap<unknown, unknown>;
  /** the order was in several answers: the first one counts */
  readonly again: boolean;
  /** v0: only the lines were given */
  readonly headless: boolean;
}

/** An order while its answers are gathered. */
interface Gathered {
  version: 'v0' | '2026';
  /** as the lines name it */
  id?: unknown;
  order: unknown;
  items: unknown[] | undefined;
  address: unknown;
  buyer: unknown;
  readonly wanted: Map<unknown, unknown>;
  incomplete: boolean;
  again: boolean;
}

/** Most answers that are taken from one list. */
const MAX_ANSWERS = 10_000;

/** Finds the orders of one answer or of several, and puts v0 lines with their orders. */
export function findOrders(book: Notebook, payload: unknown): readonly FoundOrder[] {
  const answers = new Answers(book);
  const list = isList(payload) ? new Reader(book, '').list('', payload) : [payload];
  for (const [position, answer] of list.slice(0, MAX_ANSWERS).entries()) {
    if (answers.take(answer) || !isList(payload)) continue;
    book.note({ code: 'channel.not-an-order', path: '', params: { position } });
  }
  return answers.list();
}

class Answers {
  /** by version and id; orders without a usable id stand under their place */
  private readonly orders = new Map<string, Gathered>();

  constructor(private readonly book: Notebook) {}

  /** Takes in one answer; says whether it was one. */
  take(outer: unknown): boolean {
    const answer = unwrap({ payload: outer, names: ['payload', 'order'], until: isOrderOrLines });
    if (!isAbsent(field(answer, 'Orders'))) return this.takeList(answer, 'Orders');
    if (!isAbsent(field(answer, 'orders'))) return this.takeList(answer, 'orders');
    if (isOrderV0(answer)) return this.addOrder('v0', answer);
    if (field(answer, 'OrderItems') !== undefined) return this.addItems(answer);
    if (isOrder2026(answer)) return this.addOrder('2026', answer);
    return !isAbsent(field(answer, 'AmazonOrderId')) && this.addDetails(answer);
  }

  private takeList(answer: unknown, name: string): true {
    const more = field(answer, 'NextToken') ?? field(field(answer, 'pagination'), 'nextToken');
    if (!isAbsent(more)) this.book.note({ code: 'channel.more-pages', path: '', severity: 'info' });
    const listed = new Reader(this.book, '').list('', field(answer, name));
    const room = Math.max(0, MAX_ORDERS - this.orders.size);
    if (listed.length > room) this.book.note({ code: 'channel.too-large', path: '', params: { limit: MAX_ORDERS } });
    for (const [position, order] of listed.slice(0, room).entries()) {
      if (isRecord(order)) this.addOrder(name === 'Orders' ? 'v0' : '2026', order);
      else this.book.note({ code: 'channel.not-an-order', path: '', params: { position } });
    }
    return true;
  }

  private addOrder(version: 'v0' | '2026', order: unknown): true {
    const gathered = this.under(version, field(order, version === 'v0' ? 'AmazonOrderId' : 'orderId'));
    if (gathered.order === undefined) gathered.order = order;
    else gathered.again = true;
    if (field(order, 'OrderItems') !== undefined) this.addItems(order, gathered);
    return true;
  }

  /** The address and the buyer of an order may be kept from whoever may not see them: they have answers of their own. */
  private addDetails(answer: unknown): boolean {
    const address = field(answer, 'ShippingAddress');
    const isBuyer = hasAny(answer, BUYER);
    if (isAbsent(address) && !isBuyer) return false;
    const gathered = this.under('v0', field(answer, 'AmazonOrderId'));
    gathered.id ??= field(answer, 'AmazonOrderId');
    gathered.address ??= address;
    if (isBuyer) gathered.buyer ??= answer;
    return true;
  }

  /** Pages of lines follow each other; only the last one has no token for the next. */
  private addItems(answer: unknown, gathered = this.under('v0', field(answer, 'AmazonOrderId'))): true {
    const items = new Reader(this.book, '').list('', field(answer, 'OrderItems'));
    gathered.id ??= field(answer, 'AmazonOrderId');
    if (areWants(items)) {
      for (const item of items) gathered.wanted.set(field(item, 'OrderItemId'), item);
      return true;
    }
    gathered.items ??= [];
    for (const item of items) gathered.items.push(item);
    gathered.incomplete = !isAbsent(field(answer, 'NextToken'));
    return true;
  }

  private under(version: 'v0' | '2026', id: unknown): Gathered {
    const name = typeof id === 'string' && id.length <= 128 ? `${version} ${id}` : `${this.orders.size}`;
    const known = this.orders.get(name);
    if (known !== undefined) return known;
    const fresh: Gathered = {
      version,
      order: undefined,
      items: undefined,
      address: undefined,
      buyer: undefined,
      wanted: new Map(),
      incomplete: false,
      again: false,
    };
    this.orders.set(name, fresh);
    return fresh;
  }

  list(): readonly FoundOrder[] {
    return [...this.orders.values()].map((found) => ({
      ...found,
      order: found.order ?? { AmazonOrderId: found.id },
      headless: found.order === undefined,
    }));
  }
}

const BUYER = ['BuyerEmail', 'BuyerName', 'BuyerTaxInfo', 'PurchaseOrderNumber'];

const WANTED = ['GiftMessageText', 'GiftWrapLevel', 'GiftWrapPrice', 'BuyerCustomizedInfo'];
const GOODS = ['ASIN', 'SellerSKU', 'QuantityOrdered', 'ItemPrice'];

const hasAny = (of: unknown, signs: readonly string[]): boolean => signs.some((sign) => !isAbsent(field(of, sign)));

/** Whether items say only what the buyer wants done with them; what they are is in another answer. */
const areWants = (items: readonly unknown[]): boolean =>
  items.some((item) => hasAny(item, WANTED)) && !items.some((item) => hasAny(item, GOODS));

const isOrderOrLines = (answer: unknown): boolean =>
  isOrderV0(answer) || isOrder2026(answer) || field(answer, 'OrderItems') !== undefined;

const isOrderV0 = (answer: unknown): boolean =>
  ['OrderStatus', 'PurchaseDate', 'OrderTotal'].some((sign) => field(answer, sign) !== undefined);

const isOrder2026 = (answer: unknown): boolean =>
  ['orderItems', 'salesChannel', 'proceeds', 'createdTime'].some((sign) => field(answer, sign) !== undefined);
