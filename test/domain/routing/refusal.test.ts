import { expect, test } from 'vitest';
import { refusal } from '../../../src/domain/routing/refusal.ts';

test('a refusal says what is malformed and where; without a place it is about the whole question', () => {
  expect(refusal('routing.duplicate', '/lines/1')).toEqual({ code: 'routing.duplicate', path: '/lines/1' });
  expect(refusal('routing.too-large')).toEqual({ code: 'routing.too-large', path: '' });
});
