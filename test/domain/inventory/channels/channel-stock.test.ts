import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChannelShare,
  type ChannelStock,
  type ChannelStockQuestion,
  confirmChannelStock,
  planChannelStock,
} from '../../../../src/domain/inventory/channels/index.ts';

const half: readonly ChannelShare[] = [
  { channelId: 'amazon', weight: 1 },
  { channelId: 'bol', weight: 1 },
];
const told = (numbers: Record<string, number>): readonly ChannelStock[] =>
  Object.entries(numbers).map(([channelId, number]) => ({ channelId, told: number }));

const plan = (
  sellable: number,
  channels: readonly ChannelStock[],
  shares: readonly ChannelShare[] = half,
  more: { soldBy?: { channelId: string; quantity: number }; raiseFrom?: number } = {},
) => {
  const { soldBy, raiseFrom } = more;
  return planChannelStock({
    change: { sku: 'TEA', sellable, ...(soldBy && { soldBy }) },
    channels,
    policy: { shares, ...(raiseFrom !== undefined && { raiseFrom }) },
  })._unsafeUnwrap();
};
const messages = (...parameters: Parameters<typeof plan>) =>
  plan(...parameters).messages.map(({ channelId, quantity }) => `${channelId} ${quantity}`);

describe('planning channel stock', () => {
  it('splits what may be sold, odd units to the first, and starts from nothing', () => {
    expect(plan(11, [])).toEqual({
      messages: [
        { channelId: 'amazon', sku: 'TEA', quantity: 6 },
        { channelId: 'bol', sku: 'TEA', quantity: 5 },
      ],
      channels: [
        { channelId: 'amazon', told: 0, waiting: [6] },
        { channelId: 'bol', told: 0, waiting: [5] },
      ],
      exposure: 11,
    });
  });

  it('says nothing to a channel whose number stays the same', () => {
    expect(messages(10, told({ amazon: 5, bol: 5 }))).toEqual([]);
    expect(messages(9, told({ amazon: 5, bol: 5 }))).toEqual(['bol 4']);
  });

  it('lowers the others after a sale, and raises nobody before they have confirmed', () => {
    const after = plan(8, told({ amazon: 5, bol: 5 }), half, { soldBy: { channelId: 'amazon', quantity: 2 } });
    expect(after.messages).toEqual([{ channelId: 'bol', sku: 'TEA', quantity: 4 }]);
    expect(after.exposure).toBe(8); // amazon counted itself down to 3, bol may still sell 5
    const confirmed = after.channels.map((channel) =>
      channel.channelId === 'bol' ? confirmChannelStock(channel, 4) : channel,
    );
    expect(messages(8, confirmed)).toEqual(['amazon 4']);
  });

  it('raises as far as there is room for now', () => {
    const shares = [...half, { channelId: 'zalando', weight: 2 }];
    // 12 to sell: 3, 3, 6; amazon may still sell 5, so that 12 - 5 - 2 - 1 = 4 are left
    expect(messages(12, told({ amazon: 5, bol: 2, zalando: 1 }), shares)).toEqual(['amazon 3', 'bol 3', 'zalando 4']);
  });

  it('raises freely up to a number that may still be sold anyway', () => {
    const channels = [
      { channelId: 'amazon', told: 5, waiting: [1] },
      { channelId: 'bol', told: 5 },
    ];
    expect(plan(10, channels)).toMatchObject({
      messages: [{ channelId: 'amazon', quantity: 5 }],
      channels: [{ told: 5, waiting: [1, 5] }, { told: 5 }],
      exposure: 10,
    });
  });

  it('learns from a sale beyond the number in force that a later number has arrived', () => {
    const channels = [
      { channelId: 'amazon', told: 0, waiting: [5] },
      { channelId: 'bol', told: 5 },
    ];
    expect(plan(7, channels, half, { soldBy: { channelId: 'amazon', quantity: 3 } })).toEqual({
      messages: [{ channelId: 'bol', sku: 'TEA', quantity: 3 }],
      channels: [
        { channelId: 'amazon', told: 2, waiting: [] },
        { channelId: 'bol', told: 5, waiting: [3] },
      ],
      exposure: 7,
    });
    expect(
      plan(0, told({ amazon: 1 }), half, { soldBy: { channelId: 'amazon', quantity: 3 } }).channels[0],
    ).toMatchObject({ told: 0 });
  });

  it('does not raise for less than is worth a message, unless the channel has nothing', () => {
    expect(messages(12, told({ amazon: 5, bol: 5 }), half, { raiseFrom: 2 })).toEqual([]);
    expect(messages(14, told({ amazon: 5, bol: 5 }), half, { raiseFrom: 2 })).toEqual(['amazon 7', 'bol 7']);
    expect(messages(2, told({ amazon: 0, bol: 1 }), half, { raiseFrom: 5 })).toEqual(['amazon 1']);
    expect(messages(8, told({ amazon: 5, bol: 5 }), half, { raiseFrom: 5 })).toEqual(['amazon 4', 'bol 4']);
  });

  it('takes a channel without a share out of the market', () => {
    expect(messages(10, told({ amazon: 5, bol: 5, ebay: 3 }))).toEqual(['ebay 0']);
    expect(messages(10, told({ amazon: 5, bol: 5 }), [{ channelId: 'bol', weight: 0 }])).toEqual(['amazon 0', 'bol 0']);
  });

  it('gives a channel what is kept for it first, and no more than it may see', () => {
    const shares: readonly ChannelShare[] = [
      { channelId: 'amazon', weight: 1, atMost: 2 },
      { channelId: 'bol', weight: 1 },
      { channelId: 'web', weight: 2, ringFence: 4 },
    ];
    // 4 kept for the web shop; the other 12 are 3, 3, 6; amazon may see 2, so 1 more for bol and web together: 0 + 1
    expect(messages(16, [], shares)).toEqual(['amazon 2', 'bol 3', 'web 11']);
    expect(messages(3, [], shares)).toEqual(['web 3']);
  });

  it('shares out what is kept when there is less than that', () => {
    const shares = [
      { channelId: 'amazon', weight: 0, ringFence: 6 },
      { channelId: 'bol', weight: 1, ringFence: 3 },
    ];
    expect(messages(6, [], shares)).toEqual(['amazon 4', 'bol 2']);
    expect(messages(0, told({ amazon: 1, bol: 0 }), shares)).toEqual(['amazon 0']);
  });

  it('adds the oversell that a channel is allowed', () => {
    const shares = [
      { channelId: 'amazon', weight: 1, oversell: 2 },
      { channelId: 'bol', weight: 1 },
    ];
    expect(messages(4, [], shares)).toEqual(['amazon 4', 'bol 2']);
    // bol may still sell 1: there is room for 1 of the 2
    expect(messages(0, told({ bol: 1 }), shares)).toEqual(['amazon 1', 'bol 0']);
    // one was oversold already, so only one more may be; both, and nobody may sell
    expect(messages(-1, [], shares)).toEqual(['amazon 1']);
    expect(messages(-2, told({ amazon: 1 }), shares)).toEqual(['amazon 0']);
    expect(messages(-9, told({ amazon: 1 }), shares)).toEqual(['amazon 0']);
  });

  it('leaves units unsold that nobody may see', () => {
    expect(messages(9, [], [{ channelId: 'bol', weight: 1, atMost: 4 }])).toEqual(['bol 4']);
    expect(messages(9, [], [{ channelId: 'bol', weight: 0 }])).toEqual([]);
  });
});

describe('a confirmation', () => {
  it('puts a number in force, and forgets what was sent before it', () => {
    const channel = { channelId: 'bol', told: 5, waiting: [4, 3, 4, 2] };
    expect(confirmChannelStock(channel, 3)).toEqual({ channelId: 'bol', told: 3, waiting: [4, 2] });
    expect(confirmChannelStock(channel, 2)).toEqual({ channelId: 'bol', told: 2, waiting: [] });
    // of two that are the same it is the first: the others may still come
    expect(confirmChannelStock(channel, 4)).toEqual({ channelId: 'bol', told: 4, waiting: [3, 4, 2] });
  });

  it('that comes twice, or after a later one, changes nothing', () => {
    const channel = { channelId: 'bol', told: 5, waiting: [4, 9] };
    const four = confirmChannelStock(channel, 4);
    expect(confirmChannelStock(four, 4)).toEqual(four);
    const nine = confirmChannelStock(four, 9);
    expect(nine).toEqual({ channelId: 'bol', told: 9, waiting: [] });
    expect([confirmChannelStock(nine, 4), confirmChannelStock(nine, 9)]).toEqual([nine, nine]);
    // the same number is on its way again: the copy is not taken for it
    const again = { channelId: 'bol', told: 4, waiting: [9, 4] };
    expect(confirmChannelStock(again, 4)).toEqual(again);
    expect(confirmChannelStock({ channelId: 'bol', told: 5 }, 2)).toEqual({ channelId: 'bol', told: 5, waiting: [] });
  });
});

describe('a plan that is refused', () => {
  const code = (more: Partial<ChannelStockQuestion>) =>
    planChannelStock({
      change: { sku: 'TEA', sellable: 1 },
      channels: [],
      policy: { shares: half },
      ...more,
    })._unsafeUnwrapErr().code;

  it('names a channel twice, or a number that is not whole', () => {
    expect(code({ channels: [...told({ bol: 0.5 }), ...told({ bol: 1 })] })).toBe('channel-stock.named-twice');
    expect(code({ policy: { shares: [...half, ...half] } })).toBe('channel-stock.named-twice');
    expect(code({ change: { sku: 'TEA', sellable: 0.5 } })).toBe('channel-stock.not-whole');
    expect(code({ change: { sku: 'TEA', sellable: 1, soldBy: { channelId: 'bol', quantity: 0.5 } } })).toBe(
      'channel-stock.not-whole',
    );
    expect(code({ channels: told({ bol: Number.NaN }) })).toBe('channel-stock.not-whole');
    expect(code({ channels: [{ channelId: 'bol', told: 1, waiting: [-1] }] })).toBe('channel-stock.not-whole');
    expect(code({ policy: { shares: half, raiseFrom: -1 } })).toBe('channel-stock.not-whole');
    for (const bad of [{ weight: 0.5 }, { ringFence: -1 }, { atMost: 1.5 }, { oversell: Number.NaN }]) {
      expect(code({ policy: { shares: [{ channelId: 'bol', weight: 1, ...bad }] } })).toBe('channel-stock.not-whole');
    }
  });
});

describe('the law of channels', () => {
  const share = fc.record({
    weight: fc.nat(5),
    ringFence: fc.nat(6),
    atMost: fc.option(fc.nat(12), { nil: undefined }),
    oversell: fc.nat(2),
  });
  const shares = fc.tuple(share, share, share).map((all) =>
    all.map(
      ({ atMost, ...rest }, i): ChannelShare => ({
        channelId: `c${i}`,
        ...rest,
        ...(atMost !== undefined && { atMost }),
      }),
    ),
  );
  /** What happens: units come in, a channel sells (what it may, in the worst order of messages), or confirms. */
  const event = fc.record({
    what: fc.constantFrom('receive', 'sell', 'confirm', 'confirm', 'confirm', 'confirm'),
    who: fc.nat(2),
    units: fc.integer({ min: 1, max: 6 }),
    worst: fc.boolean(),
  });

  const mayStillSell = ({ told: number, waiting = [] }: ChannelStock): number =>
    waiting.reduce((most, sent) => Math.max(most, sent), number);

  it('all of them may sell at once, at every moment, and nobody sells what is not there', () => {
    fc.assert(
      fc.property(shares, fc.array(event, { maxLength: 30 }), fc.nat(3), (policy, events, raiseFrom) => {
        let sellable = 0;
        let channels: readonly ChannelStock[] = [];
        let crossed = false;
        const oversell = policy.reduce((sum, { oversell: units = 0 }) => sum + units, 0);
        const told_ = (soldBy?: { channelId: string; quantity: number }): void => {
          const before = channels.reduce((sum, channel) => sum + mayStillSell(channel), 0);
          const next = planChannelStock({
            change: { sku: 'A', sellable, ...(soldBy && { soldBy }) },
            channels,
            policy: { shares: policy, raiseFrom },
          })._unsafeUnwrap();
          channels = next.channels;
          const exposed = channels.reduce((sum, channel) => sum + mayStillSell(channel), 0);
          expect(next.exposure).toBe(exposed);
          expect(exposed).toBeLessThanOrEqual(Math.max(sellable + oversell, crossed ? before : 0));
        };
        told_();
        for (const { what, who, units, worst } of events) {
          const channel = channels[who % channels.length];
          if (what === 'receive') {
            sellable += units;
            told_();
          } else if (channel !== undefined && what === 'sell') {
            // it sells on the number in force, or on one that has just arrived there and is not confirmed here
            const quantity = Math.min(units, worst ? mayStillSell(channel) : channel.told);
            if (quantity === 0) continue;
            const { told: number, waiting = [] } = channel;
            const arrived = quantity > number ? waiting.findIndex((sent) => sent >= quantity) : -1;
            if (waiting.length > arrived + 1) crossed = true;
            sellable -= quantity;
            if (!crossed) expect(sellable).toBeGreaterThanOrEqual(-oversell);
            told_({ channelId: channel.channelId, quantity });
          } else if (channel !== undefined) {
            const [next] = channel.waiting ?? [];
            if (next === undefined) continue;
            channels = channels.map((each) => (each === channel ? confirmChannelStock(each, next) : each));
            told_();
          }
        }
        // once everything is confirmed and planned again, every channel has its part
        for (let round = 0; round < 10; round += 1) {
          channels = channels.map((channel) => confirmChannelStock(channel, channel.waiting?.at(-1) ?? channel.told));
          told_();
        }
        if (raiseFrom <= 1) {
          const before = channels;
          told_();
          expect(channels).toEqual(before);
        }
      }),
    );
  });

  it('does not depend on the order of channels and shares', () => {
    fc.assert(
      fc.property(
        shares,
        fc.nat(20),
        fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }),
        (policy, sellable, numbers) => {
          const channels = numbers.map((number, i) => ({ channelId: `c${i}`, told: number }));
          expect(plan(sellable, [...channels].reverse(), [...policy].reverse())).toEqual(
            plan(sellable, channels, policy),
          );
        },
      ),
    );
  });

  it('is broken by a plan that raises before the others have confirmed: the law sees it', () => {
    const eager = (sellable: number, channels: readonly ChannelStock[]): number => {
      const targets = plan(sellable, [], half).messages;
      const number = (id: string) => targets.find(({ channelId }) => channelId === id)?.quantity ?? 0;
      return channels.reduce((sum, channel) => sum + Math.max(mayStillSell(channel), number(channel.channelId)), 0);
    };
    const wrong = fc.check(
      fc.property(fc.nat(9), fc.nat(9), (amazon, bol) => eager(amazon + bol, told({ amazon, bol })) <= amazon + bol),
    );
    expect(wrong.failed).toBe(true);
  });
});
