import { balanceInsert, balanceUpdate } from './balance-sql.ts';
import {
  DECLARE_STARTS,
  HEADS,
  NUMBERS,
  PARAMETERS,
  RESERVATIONS,
  ROW_TERMS,
  ROW_VALUES,
  recordsAt,
  rowsThatFit,
  SET_STARTS,
  TEXTS,
} from './write-function.ts';

const AT_ITS_TICK = { ...ROW_TERMS, tick: 'soonest' };
const UPDATE = balanceUpdate({ ...AT_ITS_TICK, rows: rowsThatFit(0) });
const INSERT = balanceInsert({ ...AT_ITS_TICK, rows: rowsThatFit(1) }, ROW_VALUES);

/**
 * The same for one change with many balances, of which each is there, or belongs to a reservation that is made now: one
 * statement writes those, looked up in the order of the list, so that they are locked in the order of their keys, and
 * another makes these. They all get the tick of the change: where one of them was changed later than that, the others
 * follow. What a change leaves as it is costs nothing, because the statements are planned for it.
 */
export const writeAloneFunction = `create or replace function cleanorder_write_alone_1(
${PARAMETERS}
) returns boolean language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_custom_plan as $$
declare
  n integer; t integer; least_tick bigint; was bigint; head_version bigint; soonest bigint; heads bigint[];
  made integer := 0; ${DECLARE_STARTS}
begin
${HEADS}  soonest := greatest(soonest, p_turns[2]);
  ${SET_STARTS}
  with changed as (${UPDATE} returning tick)
  select count(*), min(tick), max(tick) into n, least_tick, was from changed;
  if s${NUMBERS} is not null then
    ${INSERT};
    get diagnostics made = row_count;
    least_tick := least(least_tick, soonest);
    was := greatest(was, soonest);
  end if;
  if n + made <> array_length(p_texts, 1) / ${TEXTS} then raise exception using errcode = 'CO001'; end if;
  if least_tick < was then
    update cleanorder_balance set tick = was from ${ROW_TERMS.rows} where ${ROW_TERMS.key} and tick < was;
  end if;
${RESERVATIONS}${recordsAt('was', 'was')}  return true;
exception when sqlstate 'CO001' then
  return false;
end
$$`;
