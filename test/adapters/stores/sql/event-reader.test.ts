import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventReader } from '../../../../src/adapters/stores/sql/event-reader.ts';
import { held } from '../../../stores/changes.ts';

const textOf = (...holds: string[]): string => JSON.stringify(holds.map(held));

describe('eventReader', () => {
  it('says what the text says, whatever was read before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom('H1', 'H2', 'H3'), { maxLength: 3 })),
        fc.nat(3000),
        (all, most) => {
          const read = eventReader(most);
          for (const holds of all) expect(read(textOf(...holds))).toEqual(holds.map(held));
        },
      ),
    );
  });

  it('hands out the same events again, which nobody can change', () => {
    const read = eventReader();
    const events = read(textOf('H1', 'H2'));
    expect(read(textOf('H1', 'H2'))).toBe(events);
    expect(Object.isFrozen(events)).toBe(true);
    expect(Object.isFrozen(events[0]?.by)).toBe(true);
  });

  it('forgets what it read first when there is too much', () => {
    const first = textOf('H1');
    const read = eventReader(2 * first.length);
    const [events] = [read(first), read(textOf('H2'))];
    expect(read(first)).toBe(events);
    read(textOf('H3'));
    expect(read(first)).not.toBe(events);
    expect(read(first)).toEqual(events);
  });

  it('remembers nothing that is longer than all it may', () => {
    const read = eventReader(10);
    expect(read(textOf('H1'))).not.toBe(read(textOf('H1')));
  });

  it('tells another text apart: events that were written anew are read anew', () => {
    const read = eventReader();
    const [kept] = read(textOf('H1'));
    const [erased] = read(textOf('H1').replace('H1', 'X1'));
    expect(erased).not.toEqual(kept);
  });
});
