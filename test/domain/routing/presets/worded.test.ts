import { describe, expect, it } from 'vitest';
import { type RoutingRules, routeOrder } from '../../../../src/domain/routing/index.ts';
import * as presets from '../../../../src/domain/routing/presets/index.ts';
import { worded } from '../../../../src/domain/routing/presets/worded.ts';

/** What routing says to rules: nothing, or what is wrong with them. */
const refusalOf = (rules: RoutingRules) =>
  routeOrder({ lines: [], locations: [], stock: [], rules }).match(
    () => undefined,
    ({ code, path }) => [code, path],
  );
const thrown = (): never => {
  throw new Error('no options');
};

describe('worded', () => {
  it('words rules under the name of their system', () => {
    expect(worded('shop', () => ({ objective: ['cost'] }))).toEqual({ version: 'shop', objective: ['cost'] });
  });

  it('answers rules that nobody accepts where there is nothing to word', () => {
    expect(refusalOf(worded('shop', thrown))).toEqual(['routing.not-a-rule', '/rules/objective/0']);
  });
});

const makers = Object.entries(presets) as unknown as readonly [string, (options: unknown) => RoutingRules][];

describe.each(makers)('%s', (_name, make) => {
  it('throws nothing, whatever it is given', () => {
    const getter = (name: string) => Object.defineProperty({}, name, { enumerable: true, get: thrown });
    const options = [null, undefined, 5, 'x', [], {}, [null], ['constructor'], { rules: 5 }, { rules: [null] }];
    for (const option of [...options, ...['rules', 'hard', 'maxLocations', 'cost'].map(getter)]) {
      expect(['routing.not-a-rule', undefined]).toContain(refusalOf(make(option))?.[0]);
    }
    expect(refusalOf(make(null))).toEqual(['routing.not-a-rule', '/rules/objective/0']);
  });
});
