import { describe, expect, it } from 'vitest';
import { EVENT_SHAPES } from '../../../src/domain/order/event-shapes.ts';
import { ORDER_EVENT_KINDS } from '../../../src/domain/order/index.ts';
import { NOW, STAFF } from './support.ts';

describe('EVENT_SHAPES', () => {
  it('know every event', () => {
    expect(Object.keys(EVENT_SHAPES).sort()).toEqual([...ORDER_EVENT_KINDS].sort());
  });

  it('say where the first fault is, and nothing where there is none', () => {
    const shape = EVENT_SHAPES['units-backordered'];
    const event = { at: NOW, by: STAFF, lines: [{ lineId: '1', quantity: 3 }] };
    expect(shape(event, '')).toBeUndefined();
    expect(shape({ ...event, lines: [...event.lines, { lineId: '2', quantity: 0.5 }] }, '')).toBe('/lines/1/quantity');
    expect(shape({ ...event, lines: [{ lineId: '1', quantity: 3, expectedDay: 'soon' }] }, '')).toBe(
      '/lines/0/expectedDay',
    );
    expect(shape({ ...event, lines: {} }, '')).toBe('/lines');
    expect(shape([], '')).toBe('');
  });

  it('let more fields through, so that newer events can be read', () => {
    expect(EVENT_SHAPES['note-added']({ at: NOW, by: STAFF, text: 'x', mood: 'good' }, '')).toBeUndefined();
  });

  it('do not take a field of the prototype for one of the event', () => {
    const inherited = Object.create({ text: 'x' }) as object;
    expect(EVENT_SHAPES['note-added'](Object.assign(inherited, { at: NOW, by: STAFF }), '')).toBe('/text');
  });
});
