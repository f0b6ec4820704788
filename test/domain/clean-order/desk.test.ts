import { describe, expect, it } from 'vitest';
import { guessed, lookUp, mayAsk, openDesk, spotAt } from '../../../src/domain/clean-order/desk.ts';
import { inOrder, openNotes } from '../../../src/domain/clean-order/notes.ts';
import { emptyDesk } from './read/desk-for-tests.ts';
import { CONTEXT } from './sample.ts';

describe('mayAsk', () => {
  it('lets nobody be asked early', () => {
    const desk = (phase: 'field' | 'section' | 'submit') =>
      openDesk({ notes: openNotes(), context: CONTEXT, phase, sections: new Set(['lines']) });
    expect([
      mayAsk(desk('field'), 'lines'),
      mayAsk(desk('section'), 'lines'),
      mayAsk(desk('section'), 'order'),
      mayAsk(desk('submit'), 'order'),
    ]).toEqual([false, true, false, true]);
  });
});

describe('guessed', () => {
  it('makes a hundred guesses, and no more', () => {
    const desk = emptyDesk();
    let made = 0;
    for (let i = 0; i < 150; i += 1) {
      guessed(desk, () => {
        made += 1;
        return undefined;
      });
    }
    expect(made).toBe(100);
  });
});

describe('lookUp', () => {
  it('passes on the answer, and nothing that is thrown', () => {
    const desk = emptyDesk();
    const broken = (): never => {
      throw new Error('planted');
    };
    expect(lookUp(desk, 'phone', () => 5)).toBe(5);
    expect([lookUp(desk, 'phone', broken), lookUp(desk, 'phone', broken), lookUp(desk, 'products', broken)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(inOrder(desk.notes).map(({ severity, params }) => [severity, params['lookup']])).toEqual([
      ['warning', 'phone'],
      ['error', 'products'],
    ]);
  });
});

describe('spotAt', () => {
  it('keeps the notes of its desk', () => {
    const desk = emptyDesk();
    expect(spotAt(desk, '/x')).toEqual({ notes: desk.notes, at: '/x' });
  });
});
