import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessEmail, readEmail } from '../../../../src/domain/clean-order/index.ts';

describe('readEmail', () => {
  it.each([
    ['jan@example.nl', 'jan@example.nl'],
    ['Jan.Jansen@Example.NL', 'Jan.Jansen@example.nl'],
    ["o'neil+shop@mail.example.co.uk", "o'neil+shop@mail.example.co.uk"],
    ['jörg@müller.de', 'jörg@müller.de'],
    ['1@1a.nl', '1@1a.nl'],
    [`${'x'.repeat(64)}@example.nl`, `${'x'.repeat(64)}@example.nl`],
    [`a@${'x'.repeat(63)}.nl`, `a@${'x'.repeat(63)}.nl`],
    ['j7b2@marketplace.amazon.nl', 'j7b2@marketplace.amazon.nl'],
  ])('takes %s', (text, email) => {
    expect(readEmail(text)).toBe(email);
  });

  it.each([
    '',
    'jan',
    'jan@',
    '@example.nl',
    'jan@host',
    'jan jansen@example.nl',
    'jan@exam ple.nl',
    'jan@@example.nl',
    'jan@ex@ample.nl',
    '.jan@example.nl',
    'jan.@example.nl',
    'ja..n@example.nl',
    'jan@.example.nl',
    'jan@example..nl',
    'jan@example.nl.',
    'jan@-example.nl',
    'jan@example-.nl',
    'jan@example.n',
    'jan@1.2.3.4',
    'jan@example.nl\nbcc: all@example.nl',
    '<jan@example.nl>',
    'jan@exa\u200bmple.nl',
    `${'x'.repeat(65)}@example.nl`,
    `a@${'x'.repeat(64)}.nl`,
    `a@${'x.'.repeat(130)}nl`,
  ])('refuses %j', (text) => {
    expect(readEmail(text)).toBeUndefined();
  });

  it('reads its own answer as the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string(), fc.stringMatching(/^[a-zA-Z.@-]{1,20}$/)), (text) => {
        const email = readEmail(text);
        return email === undefined || readEmail(email) === email;
      }),
    );
  });
});

describe('guessEmail', () => {
  it.each([
    ['jan@gmial.com', 'jan@gmail.com'],
    ['jan@gmail.co', 'jan@gmail.com'],
    ['jan@gmail.nl', 'jan@gmail.com'],
    ['jan@hotmail.con', 'jan@hotmail.com'],
    ['jan@homtail.nl', 'jan@hotmail.nl'],
    ['jan@gmial.con', 'jan@gmail.com'],
    ['jan@outlok.com', 'jan@outlook.com'],
    ['jan@yaho.co.uk', 'jan@yahoo.co.uk'],
    ['jan@bakkerij.con', 'jan@bakkerij.com'],
  ])('takes %s for %s', (email, meant) => {
    expect(guessEmail(email)).toBe(meant);
  });

  it.each([
    'jan@gmail.com',
    'jan@hotmail.se',
    'jan@live.it',
    'jan@mail.com',
    'jan@email.com',
    'jan@bakkerij.nl',
    'jan@sly.com',
    'jan',
    'jan@host',
  ])('leaves %s alone', (email) => {
    expect(guessEmail(email)).toBeUndefined();
  });

  it('keeps what stands before the @, and guesses addresses only', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{1,8}$/),
        fc.stringMatching(/^[a-z]{4,8}\.(?:com|con|nl|co)$/),
        (local, host) => {
          const meant = guessEmail(`${local}@${host}`);
          return (
            meant === undefined ||
            (meant.startsWith(`${local}@`) && readEmail(meant) === meant && guessEmail(meant) === undefined)
          );
        },
      ),
    );
  });
});
