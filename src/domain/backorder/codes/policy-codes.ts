import type { PartialShipmentPolicy } from '../../order/index.ts';

/** Where the names and codes of partial-shipment policies come from. */
export type PolicyCodeList = 'x12-563' | 'edifact-4455' | 'edifact-4493' | 'amazon';

type Row = readonly [list: PolicyCodeList, code: string, policy: PartialShipmentPolicy];

/** The first row of a list and policy is the one that is written; all are read. */
const CODES: readonly Row[] = [
  ['x12-563', 'SC', 'ship-complete'],
  ['x12-563', 'BK', 'backorder-balance'],
  ['x12-563', 'Y', 'backorder-balance'],
  ['x12-563', 'SP', 'cancel-balance'],
  ['x12-563', 'N', 'cancel-balance'],
  ['edifact-4455', 'Y', 'backorder-balance'],
  ['edifact-4455', 'N', 'cancel-balance'],
  ['edifact-4493', 'SC', 'ship-complete'],
  ['edifact-4493', 'BK', 'backorder-balance'],
  ['edifact-4493', 'SP', 'cancel-balance'],
  ['amazon', 'FillOrKill', 'fill-or-kill'],
  ['amazon', 'FillAll', 'backorder-balance'],
  ['amazon', 'FillAllAvailable', 'cancel-balance'],
];

/**
 * Reads the code of a partner's order as a partial-shipment policy; nothing where the code says nothing about it.
 *
 * @law reading what `toPolicyCode` wrote gives the same policy
 * @source ASC X12 element 563 (Sales Requirement Code); UN/EDIFACT 4455 and 4493; Amazon Fulfillment Outbound API,
 * FulfillmentPolicy
 * @example `BK` of X12 563 is `backorder-balance`, `FillAllAvailable` of Amazon is `cancel-balance`
 */
export function fromPolicyCode(
  list: PolicyCodeList,
  { code }: { readonly code: string },
): PartialShipmentPolicy | undefined {
  return CODES.find(([own, known]) => own === list && known === code)?.[2];
}

/**
 * Writes a partial-shipment policy in a partner's code; nothing where the list has no word for it.
 *
 * @example `fill-or-kill` has a word at Amazon and none in X12 563
 */
export function toPolicyCode(list: PolicyCodeList, policy: PartialShipmentPolicy): string | undefined {
  return CODES.find(([own, , known]) => own === list && known === policy)?.[1];
}
