import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/stores/memory/index.ts';
import { chunksFor, claimId, stepStamp } from '../../../src/application/steps/step-plan.ts';
import { allocatedTo, given, placedTen } from '../../domain/order/support.ts';
import { NOW } from '../support.ts';

describe('a plan of steps', () => {
  it('names its steps and claims after itself', () => {
    const stamp = { id: 'c/try/1', issuedAt: NOW, at: NOW };
    expect(stepStamp(stamp, 'claim/0')).toEqual({ commandId: 'c/try/1/claim/0', issuedAt: NOW, at: NOW });
    expect(claimId('c', 2)).toBe('c/2');
  });

  it('is cut after what the store of the stock can write', () => {
    const store = memoryStore();
    const { history } = given(placedTen, allocatedTo('A', 4));
    const small = { ...store, capabilities: { ...store.capabilities, maxKeysPerCommit: 4 } };
    expect(chunksFor({ orders: small, stock: store }, { events: history, commandId: 'c' })).toMatchObject([
      { movements: [{ quantity: 4, commandId: 'c' }], takes: [{ quantity: 4 }] },
    ]);
  });
});
