import { describe, expect, it } from 'vitest';
import { CANCELLATION_REASONS, parseCancellationNotice } from '../../../src/domain/channel/index.ts';
import { cancellationNoticeSchema } from '../../../src/domain/channel/schemas/notices.schema.ts';

describe('CANCELLATION_REASONS', () => {
  it.each(CANCELLATION_REASONS)('%s is taken by the function and by the published schema', (reason) => {
    const notice = { noticeId: 'n1', externalId: '727', reason };
    expect(parseCancellationNotice(notice)._unsafeUnwrap()).toEqual(notice);
    expect(cancellationNoticeSchema.safeParse(notice).success).toBe(true);
  });

  it('has no other', () => {
    const notice = { noticeId: 'n1', externalId: '727', reason: 'bored' };
    expect(parseCancellationNotice(notice)._unsafeUnwrapErr()).toEqual({
      code: 'write-back.fact-refused',
      fact: 'reason',
    });
    expect(cancellationNoticeSchema.safeParse(notice).success).toBe(false);
  });
});
