import { errAsync, type ResultAsync } from 'neverthrow';
import type { StockRefusal } from '../domain/inventory/index.ts';
import type { Bench } from './bench.ts';
import type { StockRequest, StockUseCases } from './oms.ts';
import type { OmsRefusal } from './refusal.ts';
import { type PlainStockCommand, runStockWork, type StockAnswer } from './run-stock-work.ts';

/** Makes the use cases that change the stock. */
export function stockUseCases({ desk, policies, stamp }: Bench): StockUseCases {
  const changeStock: StockUseCases['changeStock'] = (request) => {
    const stamped = stamp(request);
    if (stamped.isErr()) return errAsync(stamped.error);
    const { issuedAt, ...own } = stamped.value;
    const { issuedAt: _, ...asked } = request;
    const command = { ...asked, ...own } as PlainStockCommand;
    return runStockWork(desk.stock, { command, issuedAt, groups: policies.groups ?? [] });
  };
  const ask =
    (kind: PlainStockCommand['kind']) =>
    (request: object): ResultAsync<StockAnswer, StockRefusal | OmsRefusal> =>
      changeStock({ ...request, kind } as StockRequest);
  return {
    changeStock,
    receiveStock: ask('receive'),
    adjustStock: ask('adjust'),
    countStock: ask('count'),
    reserve: ask('reserve'),
    post: ask('post'),
    releaseReservation: ask('release'),
  };
}
