import { describe, expect, it } from 'vitest';
import * as door from '../../../../src/domain/inventory/channels/index.ts';

describe('the door to channel stock', () => {
  it('opens on what is promised', () => {
    expect(Object.keys(door).sort()).toEqual([
      'confirmChannelStock',
      'consumeQuota',
      'moveQuota',
      'planChannelStock',
      'quotaAt',
      'quotaBelow',
    ]);
  });
});
