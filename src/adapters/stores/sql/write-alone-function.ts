import { balanceInsert, balanceUpdate } from './balance-sql.ts';
import {
  HEADS,
  MAKING,
  NUMBERS,
  PARAMETERS,
  PLACES_DECLARED,
  RESERVATIONS,
  ROW_TERMS,
  ROW_VALUES,
  recordsAt,
  rowsWhere,
  SET_STARTS,
} from './write-function.ts';

const AT_ITS_TICK = { ...ROW_TERMS, tick: 'soonest' };
const UPDATE = balanceUpdate({ ...AT_ITS_TICK, rows: rowsWhere(`${MAKING} <> 1`) });
const INSERT = balanceInsert(
  { ...AT_ITS_TICK, rows: rowsWhere(`${MAKING} = 1 or (n = 0 and ${MAKING} = 2)`) },
  ROW_VALUES,
);

/**
 * The same for one change with some balances: one statement writes those that are there, looked up in the order of the
 * list, so that they are locked in the order of their keys, and another makes those of a reservation that is made now.
 * Other balances that may have to be made are made here only if none was there: then nothing is locked yet. Where some are
 * there and some are not, nothing is written and the answer is null.
 *
 * All get the tick of the change: where one of them was changed later than that, the others follow. The statements are
 * planned once: to plan them anew for what a change says takes longer than to go through what it does not say.
 */
export const writeAloneFunction = `create or replace function cleanorder_write_alone_1(${PARAMETERS}) returns boolean language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
  n integer; t integer; least_tick bigint; was bigint; head_version bigint; soonest bigint; heads bigint[];
  made integer := 0; ${PLACES_DECLARED}
begin
${HEADS}  soonest := greatest(soonest, p_numbers[turns + 2]);
  ${SET_STARTS}
  with changed as (${UPDATE} returning tick)
  select count(*), min(tick), max(tick) into n, least_tick, was from changed;
  if s${NUMBERS} is not null then
    ${INSERT};
    get diagnostics made = row_count;
  end if;
  if n + made <> n_balances then
    if 2 = any(p_numbers[s${NUMBERS} + 1 : s${NUMBERS} + n_balances]) then raise exception using errcode = 'CO002'; end if;
    raise exception using errcode = 'CO001';
  end if;
  if made > 0 then
    least_tick := least(least_tick, soonest);
    was := greatest(was, soonest);
  end if;
  if least_tick < was then
    update cleanorder_balance set tick = was from ${ROW_TERMS.rows} where ${ROW_TERMS.key} and tick < was;
  end if;
${RESERVATIONS}${recordsAt('was', 'was')}  return true;
exception
  when sqlstate 'CO001' then return false;
  when sqlstate 'CO002' then return null;
end
$$`;
