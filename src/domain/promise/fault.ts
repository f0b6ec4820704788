import type { PromiseQuestion } from './question.ts';

/** Why a question cannot be meant. */
export type PromiseQuestionFault = 'promise.nothing-asked' | 'promise.quantity-not-whole' | 'promise.named-twice';

/** Why lines, locations, services and supply cannot be meant, if so. */
export function faultOf({
  lines,
  origins,
  services,
  supply,
}: Pick<PromiseQuestion, 'lines' | 'origins' | 'services' | 'supply'>): PromiseQuestionFault | undefined {
  if (lines.length === 0) return 'promise.nothing-asked';
  const units = [...lines, ...supply.flatMap(({ curve }) => curve.map(({ quantity }) => ({ quantity: quantity + 1 })))];
  if (!units.every(({ quantity }) => Number.isSafeInteger(quantity) && quantity > 0))
    return 'promise.quantity-not-whole';
  const names = [
    lines.map(({ lineId }) => lineId),
    origins.map(({ locationId }) => locationId),
    services.map(({ serviceId }) => serviceId),
    supply.map(({ locationId, sku }) => JSON.stringify([locationId, sku])),
  ];
  return names.some((list) => new Set(list).size < list.length) ? 'promise.named-twice' : undefined;
}
