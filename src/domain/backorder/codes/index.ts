/**
 * Question it answers: what do partners call our partial-shipment policies?
 *
 * Sources: ASC X12 element 563; UN/EDIFACT 4455 and 4493; Amazon Fulfillment Outbound API.
 *
 * @module backorder/codes
 */
export { fromPolicyCode, type PolicyCodeList, toPolicyCode } from './policy-codes.ts';
