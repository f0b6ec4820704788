import { bundleOf } from '../../src/adapters/stores/sql/bundle-of.ts';
import type { SqlValue } from '../../src/adapters/stores/sql/index.ts';
import { writeByCall } from '../../src/adapters/stores/sql/write-by-call.ts';
import { type Change, planChange } from '../../src/application/index.ts';

/** The statement and the values with which a change is written. */
export async function callOf(
  tenantId: string,
  change: Change,
): Promise<{ readonly text: string; readonly values: SqlValue[] }> {
  let call: { text: string; values: SqlValue[] } | undefined;
  const query = async (text: string, values: SqlValue[]) => {
    call = { text, values };
    return { rows: [{ written: true }] };
  };
  await writeByCall({ query }, tenantId, bundleOf([planChange(change)._unsafeUnwrap()]));
  if (call === undefined) throw new Error('no call was made');
  return call;
}
