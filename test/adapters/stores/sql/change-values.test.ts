import { expect, it } from 'vitest';
import { changeValues } from '../../../../src/adapters/stores/sql/change-values.ts';
import { changeOf } from '../../../application/support.ts';
import { received, stream } from '../../../stores/changes.ts';

it('tells the feed of what was written, and keeps an answer alone out of it', () => {
  expect(changeValues(changeOf('c1')).place).toBe(-1);
  expect(changeValues(received('c1', 1)).place).toBe(0);
  expect(changeValues(changeOf('c1', { streams: stream(0, 'H1') })).place).toBe(0);
  expect(changeValues(changeOf('c1', { outbox: [{ messageId: 'm', topic: 't', body: null }] })).place).toBe(0);
});

it('writes what a database could not keep as JSON', () => {
  expect(changeValues(changeOf('c1', { fingerprint: 'a\0b' })).fingerprint).toBe('"a\\u0000b"');
  expect(changeValues(changeOf('c1', { streams: stream(2, 'H1') })).streams).toBe('[["O1",2]]');
});
