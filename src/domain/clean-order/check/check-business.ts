import type { OrderContent, OrderPayment } from '../../order/index.ts';
import type { CreditFacts } from '../context.ts';
import type { Desk } from '../desk.ts';
import { complain, note, warn } from '../notes.ts';
import type { ReadDraft } from '../read/read-draft.ts';
import { decideApproval } from './decide-approval.ts';

/** Looks at what trade between businesses asks for: order numbers, VAT numbers, credit, approval, and size. */
export function checkBusiness(desk: Desk, draft: ReadDraft, content: Partial<OrderContent>): void {
  const { customer, limits, needs = {} } = desk.context;
  const { spot } = draft;
  if (content.customer?.kind === 'business') {
    if (draft.purchaseOrderNumber === undefined && isNeeded(needs.purchaseOrderNumber)) {
      const severity = needs.purchaseOrderNumber === 'required' ? 'error' : 'warning';
      note(spot, 'purchaseOrderNumber', 'business.purchase-order-number-missing', severity);
    }
    if (draft.customer?.vatNumber === undefined && isNeeded(needs.vatNumber)) {
      const severity = needs.vatNumber === 'required' ? 'error' : 'warning';
      note(spot, 'customer/vatNumber', 'tax.vat-number-missing', severity);
    }
  }
  checkVatCountry(draft, content);
  if (customer?.blocked === true) complain(spot, 'customer', 'business.account-blocked');
  if (customer?.credit !== undefined) checkCredit(draft, content, customer.credit);
  const maxMinor = limits?.reviewAboveMinor;
  if (maxMinor !== undefined && content.totals !== undefined && content.totals.totalMinor > maxMinor) {
    complain(spot, '', 'order.unusually-expensive', { params: { maxMinor, currency: content.currency ?? '' } });
  }
  checkApproval(desk, draft, content);
}

const isNeeded = (need: string | undefined): boolean => need === 'required' || need === 'wanted';

/** The prefix of a VAT number is the country's code, but for Greece (EL) and Northern Ireland (XI). */
function checkVatCountry({ customer }: ReadDraft, { billTo, shipTo }: Partial<OrderContent>): void {
  const vatNumber = customer?.vatNumber;
  const country = (billTo ?? shipTo)?.country;
  if (typeof vatNumber !== 'string' || country === undefined || customer === undefined || customer === null) return;
  const prefix = vatNumber.slice(0, 2);
  const home = prefix === 'EL' ? 'GR' : prefix === 'XI' ? 'GB' : prefix;
  if (home !== country) warn(customer.spot, 'vatNumber', 'tax.vat-country-differs');
}

/** What is not paid is bought on account, and must fit beside what is open there. */
function checkCredit({ spot }: ReadDraft, content: Partial<OrderContent>, credit: CreditFacts): void {
  const { totals, currency, payments = [] } = content;
  if (totals === undefined || currency === undefined) return;
  const onAccountMinor = totals.totalMinor - securedMinor(payments);
  if (onAccountMinor <= 0) return;
  if (credit.currency !== currency) {
    complain(spot, 'currency', 'business.credit-in-another-currency');
    return;
  }
  const overMinor = credit.openOrdersMinor + credit.openInvoicesMinor + onAccountMinor - credit.limitMinor;
  if (overMinor <= 0) return;
  const severity = credit.above === 'warn' ? 'warning' : 'error';
  note(spot, 'customer', 'business.credit-limit-passed', severity, { params: { overMinor, currency } });
}

/** Money that is as good as received. */
export function securedMinor(payments: readonly OrderPayment[]): number {
  let secured = 0;
  for (const { status, amountMinor } of payments) {
    if (status === 'authorised' || status === 'captured') secured += amountMinor;
  }
  return secured;
}

function checkApproval(desk: Desk, { spot }: ReadDraft, facts: Partial<OrderContent>): void {
  const { rules, given = [] } = desk.context.approval ?? { rules: [] };
  for (const rule of rules) {
    const ruleId = rule.ruleId.slice(0, 64);
    const status = decideApproval({ rule, given, facts });
    if (status.kind === 'not-understood') {
      complain(spot, '', 'company.rule-unusable', { params: { policyId: ruleId } });
    } else if (status.kind === 'pending') {
      const roles = status.waitingFor.slice(0, 10).join(', ').slice(0, 200);
      complain(spot, '', 'business.approval-pending', { params: { ruleId, roles } });
    } else if (status.kind === 'rejected') {
      complain(spot, '', 'business.approval-rejected', { params: { ruleId, role: status.role.slice(0, 64) } });
    }
  }
}
