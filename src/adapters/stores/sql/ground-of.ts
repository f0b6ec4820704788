import {
  type Balance,
  balanceName,
  type ChangePlan,
  type CommandRecord,
  type Committed,
  type Ground,
  type OrderHead,
  type ReservationHead,
} from '../../../application/index.ts';
import type { SqlRunner } from './client.ts';
import { balanceBody, balanceFrom, type KindRow, lookedUp, reservationBody, reservationFrom } from './rows-sql.ts';
import { textArray } from './text-array.ts';

const GROUND = `select 'forgotten' as kind, json_build_array(forgotten_before)::text as body
  from cleanorder_tenant where tenant_id = $1::text
union all
select 'command', json_build_array(c.command_id, c.fingerprint, c.committed)::text
  from unnest($2::text::text[]) as k(command_id) ${lookedUp('cleanorder_change', 'command_id = k.command_id')} c
union all
select 'order', json_build_array(e.order_id, e.version, e.tick)::text
  from unnest($3::text::text[]) as k(order_id) cross join lateral (
    select * from cleanorder_event where tenant_id = $1::text and order_id = k.order_id
    order by from_version desc limit 1) e
union all
select 'reservation', ${reservationBody('r')}
  from unnest($4::text::text[]) as k(reservation_id)
  ${lookedUp('cleanorder_reservation', 'reservation_id = k.reservation_id')} r
union all
select 'balance', ${balanceBody('b')}
  from unnest($5::text::text[], $6::text::text[], $7::text::text[], $8::text::text[])
    as k(reservation_id, sku, location_id, lot_id)
  ${lookedUp('cleanorder_balance', 'reservation_id = k.reservation_id and sku = k.sku and location_id = k.location_id and lot_id = k.lot_id')} b`;

/**
 * Reads everything that changes touch, as it is in one moment.
 *
 * @example for a change that wants 6 of TEA at A: how many there are, whether the command is known, and so on
 */
export async function groundOf(runner: SqlRunner, tenantId: string, plans: readonly ChangePlan[]): Promise<Ground> {
  const orderIds = plans.flatMap(({ change }) => change.streams.map(({ orderId }) => orderId));
  const reservationIds = plans.flatMap(({ change }) =>
    (change.conditions?.reservations ?? []).map(({ reservationId }) => reservationId),
  );
  const keys = new Map(plans.flatMap(({ balances }) => balances.map(({ key }) => [balanceName(key), key])));
  const all = [...keys.values()];
  const { rows } = await runner.query(GROUND, [
    tenantId,
    textArray([...new Set(plans.map(({ change }) => change.commandId))]),
    textArray([...new Set(orderIds)]),
    textArray([...new Set(reservationIds)]),
    textArray(all.map(({ reservationId }) => reservationId)),
    textArray(all.map(({ sku }) => sku)),
    textArray(all.map(({ locationId }) => locationId)),
    textArray(all.map(({ lotId }) => lotId)),
  ]);
  return groundFrom(rows as readonly KindRow[]);
}

function groundFrom(rows: readonly KindRow[]): Ground {
  const commands = new Map<string, CommandRecord>();
  const orders = new Map<string, OrderHead>();
  const reservations = new Map<string, ReservationHead>();
  const balances = new Map<string, Balance>();
  let forgottenBefore = '';
  for (const { kind, body } of rows) {
    if (kind === 'balance') {
      const { key, balance } = balanceFrom(body);
      balances.set(balanceName(key), balance);
    } else if (kind === 'reservation') reservations.set(...reservationFrom(body));
    else {
      const [id, second, third] = JSON.parse(body) as [string, unknown, unknown];
      if (kind === 'forgotten') forgottenBefore = id;
      else if (kind === 'command') commands.set(id, commandFrom(second as string, third as string | null));
      else orders.set(id, { version: second as number, tick: third as number });
    }
  }
  return { forgottenBefore, commands, orders, reservations, balances };
}

function commandFrom(fingerprint: string, committed: string | null): CommandRecord {
  return {
    fingerprint: JSON.parse(fingerprint) as string,
    committed: committed === null ? undefined : (JSON.parse(committed) as Committed),
  };
}
