import { describe, expect, it } from 'vitest';
import { type Condition, type Fence, routeOrder } from '../../../../src/domain/routing/index.ts';
import { findContradictions } from '../../../../src/testing/routing/analysis/find-contradictions.ts';
import { SOUND } from '../support.ts';
import { places, study } from './support.ts';

describe('findContradictions', () => {
  it.each<readonly [string, readonly Fence[], string]>([
    [
      'two kinds',
      [
        { kind: 'location-kind', allow: ['a'] },
        { kind: 'location-kind', allow: ['b'] },
      ],
      '/fences/0 < /fences/1',
    ],
    [
      'a list and its refusal',
      [
        { kind: 'locations', allow: ['a'] },
        { kind: 'locations', refuse: ['a'] },
      ],
      '/fences/0 < /fences/1',
    ],
    ['an empty list', [{ kind: 'location-kind', allow: [] }], '/fences/0'],
    [
      'two values of one thing',
      [
        { kind: 'attribute', name: 'x', equals: 1 },
        { kind: 'attribute', name: 'x', equals: 2 },
      ],
      '/fences/0 < /fences/1',
    ],
    [
      'three lists that meet two by two',
      [
        { kind: 'market' },
        { kind: 'locations', allow: ['a', 'b'] },
        { kind: 'locations', allow: ['b', 'c'] },
        { kind: 'locations', allow: ['c', 'a'] },
      ],
      '/fences/1 < /fences/2 < /fences/3',
    ],
  ])('finds %s, and shows an order that nothing ships for', (_name, fences, expected) => {
    const [finding, ...others] = findContradictions(study({ fences }));
    expect(others).toEqual([]);
    expect(places(finding === undefined ? [] : [finding])).toEqual([expected]);
    expect(finding?.severity).toBe('error');
    const world = finding?.witness ?? { lines: [], locations: [], stock: [] };
    expect(routeOrder({ ...world, rules: { fences } })._unsafeUnwrap().status).toBe('unfilled');
    // without any one of the clashing fences, the order ships
    for (const path of [finding?.path ?? '', ...(finding?.others ?? [])]) {
      const left = fences.filter((_, index) => `/fences/${index}` !== path);
      const core = left.filter((fence) => expected.includes(`/fences/${fences.indexOf(fence)}`));
      expect(findContradictions(study({ fences: core }))).toEqual([]);
    }
  });

  it('finds fences that clash for some orders only', () => {
    const fences: Fence[] = [
      { kind: 'location-kind', allow: ['store'], when: { valueBelowMinor: 5000 } },
      { kind: 'location-kind', allow: ['warehouse'], when: { countries: ['NL'] } },
    ];
    const [finding] = findContradictions(study({ fences }));
    expect(places(finding === undefined ? [] : [finding])).toEqual(['/fences/0 < /fences/1']);
    expect(finding?.witness?.valueMinor).toBeLessThan(5000);
    expect(finding?.witness?.destination?.country).toBe('NL');
    const apart: Fence[] = [
      { kind: 'location-kind', allow: ['store'], when: { valueBelowMinor: 5000 } },
      { kind: 'location-kind', allow: ['warehouse'], when: { valueAtLeastMinor: 5000 } },
    ];
    expect(findContradictions(study({ fences: apart }))).toEqual([]);
  });

  it('finds no clash between two fences that want the same thing noted', () => {
    const licence = (equals: boolean, when: Condition): Fence => ({ kind: 'attribute', name: 'licence', equals, when });
    const [dutch, dear] = [{ countries: ['NL'] }, { valueAtLeastMinor: 5000 }];
    expect(findContradictions(study({ fences: [licence(true, dutch), licence(true, dear)] }))).toEqual([]);
    const clash = findContradictions(study({ fences: [licence(true, dutch), licence(false, dear)] }));
    expect(places(clash)).toEqual(['/fences/0 < /fences/1']);
  });

  it('only warns when a soft fence has to do with it', () => {
    const fences: Fence[] = [
      { kind: 'location-kind', allow: ['a'], soft: true },
      { kind: 'location-kind', allow: ['b'] },
    ];
    expect(findContradictions(study({ fences })).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('finds nothing in sound rules', () => {
    for (const rules of Object.values(SOUND)) expect(findContradictions(study(rules))).toEqual([]);
  });
});
