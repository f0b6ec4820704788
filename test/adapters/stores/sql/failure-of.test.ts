import { describe, expect, it } from 'vitest';
import { commitFailure, storeFailure, writeFailureOf } from '../../../../src/adapters/stores/sql/failure-of.ts';

const withCode = (code: unknown): Error => Object.assign(new Error('told to nobody'), { code });

describe('writeFailureOf', () => {
  it('tries again what the server has undone for the sake of somebody else', () => {
    expect(writeFailureOf(withCode('40001'))).toBe('again');
    expect(writeFailureOf(withCode('40P01'))).toBe('again');
  });

  it('takes for certainly not there what the server has refused, and what was never sent', () => {
    for (const code of ['23514', '42P01', '57014', '22021', '53300', '25P03', 'ECONNREFUSED', 'ENOTFOUND']) {
      expect(writeFailureOf(withCode(code)), code).toBe('aborted');
    }
  });

  it('never takes unknown for aborted: broken connections, dying servers, errors without a code (L71)', () => {
    const unknown = ['40003', '08006', '08003', '08P01', '57P01', '57P02', '57P03', 'XX000', '58030'];
    for (const code of [...unknown, 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'CONNECTION_CLOSED', 'EPIPE', 5, undefined]) {
      expect(writeFailureOf(withCode(code)), String(code)).toBe('unknown');
    }
    expect(writeFailureOf(new Error('Connection terminated unexpectedly'))).toBe('unknown');
    expect(writeFailureOf('text')).toBe('unknown');
    expect(writeFailureOf(null)).toBe('unknown');
  });
});

describe('commitFailure and storeFailure', () => {
  it('hand on the code and nothing else of what a driver says (L61)', () => {
    expect(commitFailure('unknown', withCode('08006'))).toEqual({ kind: 'unknown', cause: '08006' });
    expect(commitFailure('aborted', new Error('key (buyer)=(Ann)'))).toEqual({ kind: 'aborted' });
    expect(storeFailure(withCode('ECONNREFUSED'))).toEqual({ kind: 'unavailable', cause: 'ECONNREFUSED' });
    expect(storeFailure()).toEqual({ kind: 'unavailable' });
    expect(storeFailure(withCode('X'.repeat(100))).cause).toHaveLength(40);
  });
});
