import { describe, expect, it } from 'vitest';
import * as door from '../../../../src/domain/inventory/control/index.ts';

describe('the door to control', () => {
  it('opens on what is promised', () => {
    expect(Object.keys(door).sort()).toEqual(['hearFeed', 'readFeed', 'reconcile', 'stockAlerts', 'stockView']);
  });
});
