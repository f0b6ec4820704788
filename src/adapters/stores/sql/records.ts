import type { Bookmark, Committed } from '../../../application/index.ts';
import { textThatSorts } from './ask-text.ts';
import type { SqlRunner } from './client.ts';

const ANSWER = `select committed from cleanorder_change where tenant_id = $1::text and command_id = $2::text`;

/** Looks up what was answered to a command. */
export async function readAnswer(runner: SqlRunner, tenantId: string, commandId: string): Promise<Committed | null> {
  if (textThatSorts(commandId) !== commandId) return null;
  const { rows } = await runner.query(ANSWER, [tenantId, commandId]);
  const committed = (rows[0] as { readonly committed: string | null } | undefined)?.committed ?? null;
  return committed === null ? null : (JSON.parse(committed) as Committed);
}

const READ_BOOKMARK = `select cursor_text from cleanorder_bookmark where tenant_id = $1::text and name = $2::text`;
const WRITE_BOOKMARK = `insert into cleanorder_bookmark (tenant_id, name, cursor_text)
  values ($1::text, $2::text, $3::text)
  on conflict (tenant_id, name) do update set cursor_text = excluded.cursor_text`;

/** Looks up how far a reader of the feed has come. */
export async function readBookmark(runner: SqlRunner, tenantId: string, name: string): Promise<string> {
  const { rows } = await runner.query(READ_BOOKMARK, [tenantId, JSON.stringify(name)]);
  const cursor = (rows[0] as { readonly cursor_text: string } | undefined)?.cursor_text;
  return cursor === undefined ? '' : (JSON.parse(cursor) as string);
}

/** Marks how far a reader of the feed has come. */
export async function writeBookmark(runner: SqlRunner, tenantId: string, { name, cursor }: Bookmark): Promise<void> {
  await runner.query(WRITE_BOOKMARK, [tenantId, JSON.stringify(name), JSON.stringify(cursor)]);
}

/** Rows in one statement. */
const PAGE = 1000;

const FORGET_BEFORE = `insert into cleanorder_tenant (tenant_id, forgotten_before) values ($1::text, $2::text)
  on conflict (tenant_id) do update set forgotten_before = excluded.forgotten_before
  where cleanorder_tenant.forgotten_before < excluded.forgotten_before`;
const FORGET_PAGE = `update cleanorder_change set committed = null
  where tenant_id = $1::text and command_id > $3::text and command_id <= $4::text and issued_at < $2::text
    and committed is not null`;
const PAGE_END = `select command_id from (select command_id from cleanorder_change
  where tenant_id = $1::text and command_id > $2::text order by command_id limit $3::text::bigint) page
  order by command_id desc limit 1`;

/** Drops the answers of commands that were made before a moment; from now on such commands are refused. */
export async function forgetAnswers(runner: SqlRunner, tenantId: string, before: string): Promise<void> {
  await runner.query(FORGET_BEFORE, [tenantId, before]);
  for (let after = ''; ; ) {
    const { rows } = await runner.query(PAGE_END, [tenantId, after, String(PAGE)]);
    const end = (rows[0] as { readonly command_id: string } | undefined)?.command_id;
    if (end === undefined) return;
    await runner.query(FORGET_PAGE, [tenantId, before, after, end]);
    after = end;
  }
}
