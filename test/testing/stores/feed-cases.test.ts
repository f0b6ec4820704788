import { describe, expect, it } from 'vitest';
import { feedCases } from '../../../src/testing/stores/feed-cases.ts';
import { failures, spoilt, writesMessagesLater } from './planted.ts';

describe('feedCases', () => {
  it('have a name each', () => {
    expect(new Set(feedCases.map(({ name }) => name)).size).toBe(feedCases.length);
  });

  it('catch a store that writes messages after the change', async () => {
    expect((await failures(spoilt(writesMessagesLater), 'feed')).join()).toContain('(L66)');
  });
});
