import { describe, expect, it } from 'vitest';
import { readLocalDay, readLocalTime } from '../../../src/domain/channel/local-time.ts';
import { Notebook } from '../../../src/domain/channel/notebook.ts';
import { Reader } from '../../../src/domain/channel/reader.ts';

function reading(read: (reader: Reader) => string | undefined): readonly (string | undefined)[] {
  const book = new Notebook();
  const value = read(new Reader(book, '/drafts/0'));
  book.keep({});
  return [value, ...book.close().findings.map(({ code }) => code)];
}

describe('readLocalTime', () => {
  const time = (value: unknown, zone: string | undefined) =>
    reading((reader) => readLocalTime({ reader, name: '/placedAt', value, zone }));

  it.each([
    ['2010-12-01 08:26:00', 'Europe/London', '2010-12-01T08:26:00.000Z'],
    ['2010-07-01 08:26', 'Europe/London', '2010-07-01T07:26:00.000Z'],
    ['2018-04-03T23:05:12', 'UTC', '2018-04-03T23:05:12.000Z'],
    // the clock never shows 02:30 on this day, and shows it twice on that one
    ['2026-03-29T02:30:00', 'Europe/Amsterdam', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30:00', 'Europe/Amsterdam', '2026-10-25T00:30:00.000Z'],
  ])('reads %s in %s as %s', (value, zone, moment) => {
    expect(time(value, zone)).toEqual([moment]);
  });

  it('needs no zone where the time has an offset', () => {
    expect(time('2026-05-01T10:00:00+02:00', undefined)).toEqual(['2026-05-01T08:00:00.000Z']);
  });

  it('says that the zone is missing, or is none', () => {
    expect(time('2026-05-01T10:00:00', undefined)).toEqual([undefined, 'channel.zone-missing']);
    expect(time('2026-05-01T10:00:00', 'Europe/Atlantis')).toEqual([undefined, 'channel.zone-missing']);
  });

  it.each(['2026-02-30T10:00:00', 'yesterday', 7, {}])('refuses %s', (value) => {
    expect(time(value, 'UTC')).toEqual([undefined, 'channel.time-refused']);
  });

  it('takes what is absent for nothing', () => {
    expect(time(null, 'UTC')).toEqual([undefined]);
  });
});

describe('readLocalDay', () => {
  const day = (value: unknown, moment: 'first' | 'last', zone: string | undefined = 'Europe/Amsterdam') =>
    reading((reader) => readLocalDay({ reader, name: '/deliverBy', value, zone, moment }));

  it('reads the first and the last moment of a day', () => {
    expect(day('2018-04-22', 'first')).toEqual(['2018-04-21T22:00:00.000Z']);
    expect(day('2018-04-22', 'last')).toEqual(['2018-04-22T21:59:59.999Z']);
  });

  it('keeps to days that are longer and shorter', () => {
    expect(day('2026-10-25', 'last')).toEqual(['2026-10-25T22:59:59.999Z']);
    expect(day('2026-03-29', 'first')).toEqual(['2026-03-28T23:00:00.000Z']);
    expect(day('2026-03-29', 'last')).toEqual(['2026-03-29T21:59:59.999Z']);
  });

  it('refuses what is no day, and a day without a zone', () => {
    expect(day('2018-02-29', 'last')).toEqual([undefined, 'channel.time-refused']);
    expect(
      reading((reader) => readLocalDay({ reader, name: '', value: '2018-04-22', zone: undefined, moment: 'last' })),
    ).toEqual([undefined, 'channel.zone-missing']);
    expect(day(undefined, 'first')).toEqual([undefined]);
  });
});
