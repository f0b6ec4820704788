import { describe, expect, it } from 'vitest';
import { assert, assertNever, BrokenPromiseError, must } from '../../src/kernel/assert.ts';

describe('assert', () => {
  it('passes silently when the promise is kept', () => {
    expect(assert(true, 'every unit is decided once')).toBeUndefined();
  });

  it('throws a BrokenPromiseError that names the promise', () => {
    expect(() => assert(false, 'every unit is decided once')).toThrow(BrokenPromiseError);
    expect(() => assert(false, 'every unit is decided once')).toThrow('every unit is decided once');
  });
});

describe('assertNever', () => {
  it('names the kind that was forgotten, and nothing else of the value', () => {
    expect(() => assertNever({ kind: 'new-case', secret: 'x' } as never)).toThrow('a case was forgotten: new-case');
    expect(() => assertNever('text' as never)).toThrow('a case was forgotten: string');
    expect(() => assertNever(undefined as never)).toThrow('a case was forgotten: undefined');
  });
});

describe('must', () => {
  it('hands back what is there', () => {
    expect(must(0, 'there')).toBe(0);
    expect(must('', 'there')).toBe('');
  });

  it('throws for what is not there', () => {
    expect(() => must(undefined, 'there')).toThrow(BrokenPromiseError);
    expect(() => must(null, 'there')).toThrow(BrokenPromiseError);
  });
});
