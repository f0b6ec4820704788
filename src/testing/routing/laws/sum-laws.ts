import type { OrderFacts, PlannedShipment } from '../../../domain/routing/index.ts';
import { type Breach, type RoutedAnswer, type RoutingLaw, sumOf } from '../law.ts';

/** What a plan says about shipments and money follows from what ships. */
export const addsUp: RoutingLaw = {
  lawId: 'adds-up',
  promise: 'whoever ships has one shipment, with all of its units, and every amount is the sum of its parts',
  breach: ({ world, answer }) => shipmentBreach(world, answer) ?? costBreach(world, answer),
};

function shipmentBreach(world: OrderFacts, { allocations, shipments }: RoutedAnswer): Breach | undefined {
  if (shipments === undefined) return undefined;
  const places = new Set([...allocations, ...shipments].map(({ locationId }) => locationId));
  for (const locationId of places) {
    const listed = shipments.filter((one) => one.locationId === locationId);
    const units = sumOf(allocations, (row) => (row.locationId === locationId ? row.quantity : 0));
    const [shipment] = listed;
    if (shipment === undefined || listed.length > 1)
      return { sentence: `${locationId} ships, and has ${listed.length} shipments instead of 1.` };
    if (shipment.units !== units)
      return { sentence: `The shipment of ${locationId} has ${shipment.units} units; ${locationId} ships ${units}.` };
    const breach = chargeBreach(world, shipment, { allocations });
    if (breach !== undefined) return breach;
  }
  return undefined;
}

/** What a shipment costs is what its service costs, further parcels, and what its units cost. */
function chargeBreach(
  { locations, unitCosts = [] }: OrderFacts,
  { locationId, serviceId, parcels, shipmentCostMinor, unitCostMinor }: PlannedShipment,
  { allocations }: Pick<RoutedAnswer, 'allocations'>,
): Breach | undefined {
  const location = locations.find((one) => one.locationId === locationId);
  if (location === undefined) return undefined;
  const service = serviceId === undefined ? location : location.services?.find((one) => one.serviceId === serviceId);
  if (service === undefined) return { sentence: `${locationId} ships by ${serviceId}, and has no such service.` };
  const { alreadyShipping, furtherParcelCostMinor = 0 } = location;
  const charged = (alreadyShipping === true ? 0 : service.shipmentCostMinor) + (parcels - 1) * furtherParcelCostMinor;
  if (shipmentCostMinor !== charged)
    return { sentence: `The shipment of ${locationId} costs ${charged} and is put down with ${shipmentCostMinor}.` };
  const perUnit = (sku: string): number =>
    unitCosts.find((row) => row.sku === sku && row.locationId === locationId)?.costMinor ?? 0;
  const forUnits = sumOf(allocations, (row) => (row.locationId === locationId ? row.quantity * perUnit(row.sku) : 0));
  return unitCostMinor === forUnits
    ? undefined
    : { sentence: `The units from ${locationId} cost ${forUnits} and are put down with ${unitCostMinor}.` };
}

function costBreach({ lines }: OrderFacts, { shipments, unfilled, cost }: RoutedAnswer): Breach | undefined {
  if (cost === undefined) return undefined;
  const { shipmentsMinor, unitsMinor, totalMinor, shortageMinor } = cost;
  const shortage = new Map(lines.map(({ lineId, shortageMinor: each = 0 }) => [lineId, each]));
  const sums: readonly (readonly [name: string, said: number, sum: number])[] = [
    ['shipments', shipmentsMinor, sumOf(shipments ?? [], (one) => one.shipmentCostMinor)],
    ['units', unitsMinor, sumOf(shipments ?? [], (one) => one.unitCostMinor)],
  ];
  const all = [
    ...(shipments === undefined ? [] : sums),
    ['shipments and units', totalMinor, shipmentsMinor + unitsMinor] as const,
    ['shortage', shortageMinor, sumOf(unfilled, (row) => row.quantity * (shortage.get(row.lineId) ?? 0))] as const,
  ];
  const wrong = all.find(([, said, sum]) => said !== sum);
  if (wrong === undefined) return undefined;
  const [name, said, sum] = wrong;
  return { sentence: `The plan says ${said} for ${name} instead of ${sum}.` };
}
