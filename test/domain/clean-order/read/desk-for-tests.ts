import { type Desk, openDesk, type Phase } from '../../../../src/domain/clean-order/desk.ts';
import type { CleanOrderContext } from '../../../../src/domain/clean-order/index.ts';
import { inOrder, openNotes, type Spot } from '../../../../src/domain/clean-order/notes.ts';
import { CONTEXT } from '../sample.ts';

/** A desk with nothing on it. */
export function emptyDesk(context: Partial<CleanOrderContext> = {}, phase: Phase = 'submit'): Desk {
  return openDesk({ notes: openNotes(), context: { ...CONTEXT, ...context }, phase, sections: undefined });
}

/** What was noted, as `code path`. */
export const noted = ({ notes }: Desk | Spot): readonly string[] =>
  inOrder(notes).map(({ code, path }) => `${code} ${path}`);

/** What is proposed for the first finding. */
export const proposed = ({ notes }: Desk | Spot): unknown => {
  const operation = inOrder(notes)[0]?.suggestions?.[0]?.patch[0];
  return operation !== undefined && 'value' in operation ? operation.value : undefined;
};
