import { expect, it } from 'vitest';
import { textThatSorts } from '../../../../src/adapters/stores/sql/ask-text.ts';

it('leaves a text without NUL as it is, and cuts any other at the first', () => {
  expect(textThatSorts('TEA')).toBe('TEA');
  expect(textThatSorts('')).toBe('');
  expect(textThatSorts('TEA\0CUP\0')).toBe('TEA');
});
