import * as fc from 'fast-check';
import { fromAmazon } from '../../../src/adapters/channels/amazon/index.ts';
import { fromBol } from '../../../src/adapters/channels/bol/index.ts';
import { fromCsv, toCsv } from '../../../src/adapters/channels/csv/index.ts';
import { fromShopify } from '../../../src/adapters/channels/shopify/index.ts';
import { fromSquare } from '../../../src/adapters/channels/square/index.ts';
import { fromWooCommerce } from '../../../src/adapters/channels/woocommerce/index.ts';
import { field, fieldAt, isList, readList, type Translation } from '../../../src/domain/channel/index.ts';

/** An order as people would tell it, in euro, without tax. */
export interface PlainOrder {
  readonly id: number;
  /** a whole minute */
  readonly placedAtMs: number;
  readonly lines: readonly PlainLine[];
  readonly shippingMinor: number;
  readonly home: PlainAddress;
}

export interface PlainLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly priceMinor: number;
}

export interface PlainAddress {
  readonly firstName: string;
  readonly lastName: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

/** How one channel writes the order down, and how it is read back. */
export interface Telling {
  /** not all channels carry what the customer pays for shipping */
  readonly hasShipping: boolean;
  readonly tell: (order: PlainOrder) => unknown;
  readonly read: (payload: unknown) => Translation;
}

const text = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
const goodsOf = ({ lines }: PlainOrder): number =>
  lines.reduce((sum, { priceMinor, quantity }) => sum + priceMinor * quantity, 0);
const totalOf = (order: PlainOrder): number => goodsOf(order) + order.shippingMinor;
const instantOf = ({ placedAtMs }: PlainOrder): string => new Date(placedAtMs).toISOString();
const nameOf = ({ firstName, lastName }: PlainAddress): string => `${firstName} ${lastName}`;
const streetOf = ({ street, houseNumber }: PlainAddress): string => `${street} ${houseNumber}`;

function shopifyRest(order: PlainOrder): unknown {
  const { home } = order;
  return {
    order: {
      id: order.id,
      name: `#${order.id}`,
      created_at: instantOf(order),
      currency: 'EUR',
      taxes_included: true,
      financial_status: 'paid',
      total_line_items_price: text(goodsOf(order)),
      total_tax: '0.00',
      total_discounts: '0.00',
      total_price: text(totalOf(order)),
      shipping_address: {
        first_name: home.firstName,
        last_name: home.lastName,
        name: nameOf(home),
        address1: streetOf(home),
        zip: home.postalCode,
        city: home.city,
        country_code: home.country,
      },
      line_items: order.lines.map((line, index) => ({
        id: index + 1,
        sku: line.sku,
        name: line.name,
        quantity: line.quantity,
        price: text(line.priceMinor),
        requires_shipping: true,
        tax_lines: [],
      })),
      shipping_lines: [{ id: 9, title: 'Post', price: text(order.shippingMinor), tax_lines: [] }],
    },
  };
}

function shopifyGraphQl(order: PlainOrder): unknown {
  const { home } = order;
  const money = (minor: number) => ({ shopMoney: { amount: text(minor), currencyCode: 'EUR' } });
  return {
    data: {
      orders: {
        nodes: [
          {
            id: `gid://shopify/Order/${order.id}`,
            name: `#${order.id}`,
            createdAt: instantOf(order),
            currencyCode: 'EUR',
            taxesIncluded: true,
            totalPriceSet: money(totalOf(order)),
            shippingAddress: {
              name: nameOf(home),
              address1: streetOf(home),
              zip: home.postalCode,
              city: home.city,
              countryCodeV2: home.country,
            },
            lineItems: {
              edges: order.lines.map((line, index) => ({
                node: {
                  id: `gid://shopify/LineItem/${index + 1}`,
                  sku: line.sku,
                  name: line.name,
                  quantity: line.quantity,
                  originalUnitPriceSet: money(line.priceMinor),
                  requiresShipping: true,
                },
              })),
            },
            shippingLines: { nodes: [{ title: 'Post', originalPriceSet: money(order.shippingMinor) }] },
          },
        ],
        pageInfo: { hasNextPage: false },
      },
    },
  };
}

function wooCommerce(order: PlainOrder): unknown {
  const { home } = order;
  const address = {
    first_name: home.firstName,
    last_name: home.lastName,
    address_1: streetOf(home),
    postcode: home.postalCode,
    city: home.city,
    country: home.country,
  };
  return {
    id: order.id,
    number: String(order.id),
    status: 'processing',
    currency: 'EUR',
    date_created_gmt: instantOf(order).slice(0, 19),
    prices_include_tax: true,
    billing: address,
    shipping: address,
    shipping_total: text(order.shippingMinor),
    discount_total: '0.00',
    total_tax: '0.00',
    total: text(totalOf(order)),
    line_items: order.lines.map((line, index) => ({
      id: index + 1,
      sku: line.sku,
      name: line.name,
      quantity: line.quantity,
      subtotal: text(line.priceMinor * line.quantity),
      total: text(line.priceMinor * line.quantity),
      total_tax: '0.00',
      price: line.priceMinor / 100,
    })),
    shipping_lines: [{ id: 9, method_title: 'Post', total: text(order.shippingMinor), total_tax: '0.00' }],
  };
}

function amazonV0(order: PlainOrder): unknown {
  const { home } = order;
  const money = (minor: number) => ({ CurrencyCode: 'EUR', Amount: text(minor) });
  const id = String(order.id);
  const head = {
    AmazonOrderId: id,
    PurchaseDate: instantOf(order),
    OrderStatus: 'Unshipped',
    MarketplaceId: 'A1PA6795UKMFR9',
    FulfillmentChannel: 'MFN',
    OrderTotal: money(totalOf(order)),
    ShippingAddress: {
      Name: nameOf(home),
      AddressLine1: streetOf(home),
      PostalCode: home.postalCode,
      City: home.city,
      CountryCode: home.country,
    },
  };
  const items = order.lines.map((line, index) => ({
    OrderItemId: String(index + 1),
    SellerSKU: line.sku,
    Title: line.name,
    QuantityOrdered: line.quantity,
    ItemPrice: money(line.priceMinor * line.quantity),
    ...(index === 0 ? { ShippingPrice: money(order.shippingMinor) } : {}),
  }));
  return [{ payload: { Orders: [head] } }, { payload: { AmazonOrderId: id, OrderItems: items } }];
}

function amazon2026(order: PlainOrder): unknown {
  const { home } = order;
  const money = (minor: number) => ({ currencyCode: 'EUR', amount: text(minor) });
  return {
    orders: [
      {
        orderId: String(order.id),
        createdTime: instantOf(order),
        salesChannel: { marketplaceId: 'A1PA6795UKMFR9' },
        fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
        recipient: {
          deliveryAddress: {
            name: nameOf(home),
            addressLine1: streetOf(home),
            postalCode: home.postalCode,
            city: home.city,
            countryCode: home.country,
          },
        },
        proceeds: { grandTotal: money(totalOf(order)) },
        orderItems: order.lines.map((line, index) => ({
          orderItemId: String(index + 1),
          quantityOrdered: line.quantity,
          product: { sellerSku: line.sku, title: line.name, price: { unitPrice: money(line.priceMinor) } },
          proceeds: {
            breakdowns: [
              { type: 'ITEM', subtotal: money(line.priceMinor * line.quantity) },
              ...(index === 0 ? [{ type: 'SHIPPING', subtotal: money(order.shippingMinor) }] : []),
            ],
          },
        })),
      },
    ],
  };
}

function bol(order: PlainOrder): unknown {
  const { home } = order;
  return {
    orderId: String(order.id),
    orderPlacedDateTime: instantOf(order),
    shipmentDetails: {
      firstName: home.firstName,
      surname: home.lastName,
      streetName: home.street,
      houseNumber: home.houseNumber,
      zipCode: home.postalCode,
      city: home.city,
      countryCode: home.country,
    },
    orderItems: order.lines.map((line, index) => ({
      orderItemId: String(index + 1),
      offer: { reference: line.sku },
      product: { title: line.name },
      fulfilment: { method: 'FBR' },
      quantity: line.quantity,
      unitPrice: line.priceMinor / 100,
      totalPrice: (line.priceMinor * line.quantity) / 100,
    })),
  };
}

/** The till knows catalog objects: here each has the SKU in its name. */
const CATALOG = 'catalog-';

function square(order: PlainOrder): unknown {
  const { home } = order;
  const money = (amount: number) => ({ amount, currency: 'EUR' });
  return {
    order: {
      id: String(order.id),
      created_at: instantOf(order),
      state: 'OPEN',
      line_items: order.lines.map((line, index) => ({
        uid: String(index + 1),
        catalog_object_id: CATALOG + line.sku,
        name: line.name,
        quantity: String(line.quantity),
        base_price_money: money(line.priceMinor),
        gross_sales_money: money(line.priceMinor * line.quantity),
        total_money: money(line.priceMinor * line.quantity),
      })),
      service_charges: [{ uid: 's', name: 'Post', applied_money: money(order.shippingMinor) }],
      fulfillments: [
        {
          type: 'SHIPMENT',
          state: 'PROPOSED',
          shipment_details: {
            recipient: {
              display_name: nameOf(home),
              address: {
                address_line_1: streetOf(home),
                postal_code: home.postalCode,
                locality: home.city,
                country: home.country,
              },
            },
          },
        },
      ],
      total_money: money(totalOf(order)),
    },
  };
}

function readSquare(payload: unknown): Translation {
  // hostile payloads come through here too: lists without end, and lists that throw
  const few = (value: unknown): readonly unknown[] => (isList(value) ? readList(value, 100).items : [value]);
  const lines = few(payload).flatMap((answer) => few(fieldAt(answer, ['order', 'line_items'])));
  const ids = lines.map((line) => field(line, 'catalog_object_id')).filter((id) => typeof id === 'string');
  return fromSquare(payload, { skus: Object.fromEntries(ids.map((id) => [id, id.slice(CATALOG.length)])) });
}

function csv(order: PlainOrder): unknown {
  const { home } = order;
  const columns = ['order', 'date', 'sku', 'description', 'quantity', 'price', 'shipping', 'total', 'currency'];
  const address = ['shipping name', 'shipping address1', 'shipping zip', 'shipping city', 'shipping country'];
  return toCsv({
    header: [...columns, ...address],
    rows: order.lines.map((line) => [
      String(order.id),
      instantOf(order),
      line.sku,
      line.name,
      String(line.quantity),
      text(line.priceMinor),
      text(order.shippingMinor),
      text(totalOf(order)),
      'EUR',
      nameOf(home),
      streetOf(home),
      home.postalCode,
      home.city,
      home.country,
    ]),
  });
}

/** The same order in the words of every channel. */
export const TELLINGS: Readonly<Record<string, Telling>> = {
  'Shopify REST': { hasShipping: true, tell: shopifyRest, read: fromShopify },
  'Shopify GraphQL': { hasShipping: true, tell: shopifyGraphQl, read: fromShopify },
  WooCommerce: { hasShipping: true, tell: wooCommerce, read: fromWooCommerce },
  'Amazon v0': { hasShipping: true, tell: amazonV0, read: fromAmazon },
  'Amazon 2026': { hasShipping: true, tell: amazon2026, read: fromAmazon },
  bol: { hasShipping: false, tell: bol, read: fromBol },
  Square: { hasShipping: true, tell: square, read: readSquare },
  CSV: { hasShipping: true, tell: csv, read: (payload) => fromCsv(payload, { zone: 'UTC' }) },
};

export const EXAMPLE: PlainOrder = {
  id: 1_042_823_870,
  placedAtMs: Date.UTC(2026, 4, 1, 8, 30),
  shippingMinor: 495,
  lines: [
    { sku: '85123A', name: 'White hanging heart', quantity: 6, priceMinor: 255 },
    { sku: '__proto__', name: '=cmd', quantity: 1, priceMinor: 1999 },
    { sku: 'ıİ-71053', name: 'Lantern "white"; metal', quantity: 12, priceMinor: 339 },
  ],
  home: {
    firstName: 'Hans',
    lastName: 'de Grote',
    street: 'Skywalkerstraat',
    houseNumber: '199',
    postalCode: '1234AB',
    city: 'Platoondorp',
    country: 'NL',
  },
};

const word = (units: string) => fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...units) });
const sku = fc.oneof(fc.constantFrom('__proto__', 'constructor', '85123A', 'ı', 'é-1'), word('ABCabc0189-_'));
/** Any order as people would tell it. */
export const orders: fc.Arbitrary<PlainOrder> = fc.record({
  id: fc.integer({ min: 1, max: 2_000_000_000 }),
  placedAtMs: fc.integer({ min: 0, max: 50_000_000 }).map((minutes) => minutes * 60_000),
  lines: fc.array(
    fc.record({
      sku,
      name: word('abc "\',;=+-@éß'),
      quantity: fc.integer({ min: 1, max: 999 }),
      priceMinor: fc.integer({ min: 1, max: 10_000_000 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  shippingMinor: fc.integer({ min: 0, max: 10_000 }),
  home: fc.record({
    firstName: word('ABÉabcé'),
    lastName: word("abcd'"),
    street: word('Straße'),
    houseNumber: fc.integer({ min: 1, max: 9_999 }).map(String),
    postalCode: word('0123456789AB'),
    city: word('abcdeÅ'),
    country: fc.constantFrom('NL', 'BE', 'DE', 'TR'),
  }),
});
