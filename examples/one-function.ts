/**
 * The first way to adopt cleanorder: one function, in the shop you have. Nothing else is loaded.
 *
 *   npx tsx examples/one-function.ts
 */
import assert from 'node:assert/strict';
import { routeOrder } from 'cleanorder/routing';

const plan = routeOrder({
  lines: [
    { lineId: '1', sku: 'LAMP', quantity: 2 },
    { lineId: '2', sku: 'BULB', quantity: 2 },
  ],
  locations: [
    { locationId: 'rotterdam', shipmentCostMinor: 690 },
    { locationId: 'berlin', shipmentCostMinor: 540 },
    { locationId: 'paris', shipmentCostMinor: 610 },
  ],
  stock: [
    { sku: 'LAMP', locationId: 'berlin', available: 2 },
    { sku: 'BULB', locationId: 'paris', available: 5 },
    { sku: 'LAMP', locationId: 'rotterdam', available: 2 },
    { sku: 'BULB', locationId: 'rotterdam', available: 2 },
  ],
})._unsafeUnwrap();

// Berlin is nearest and Paris is cheap, but only Rotterdam can send everything in one parcel
assert.deepEqual(
  plan.shipments.map(({ locationId }) => locationId),
  ['rotterdam'],
);
assert.equal(plan.proven, true);
console.log(`one parcel from ${plan.shipments[0]?.locationId}, proven best`);
