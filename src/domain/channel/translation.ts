import type { Finding, Severity } from '../../kernel/finding.ts';
import type { TimeZone } from '../../kernel/time-zone.ts';
import type { Channel, OrderDraft } from '../order/index.ts';
import type { ChannelCode } from './codes.ts';

/** What every translator may be told. */
export interface ChannelOptions {
  /** which of your channels this is; without it the channel is named after the translator */
  readonly channel?: Channel;
}

/** For channels that send times without an offset. */
export interface ZoneOptions {
  /** IANA zone in which times without an offset are read */
  readonly zone?: TimeZone;
}

/** Something a translator noticed. Its path starts at the translation: `/drafts/0/lines/2/quantity`. */
export type ChannelFinding = Finding<ChannelCode>;

/** The worst thing found about a draft. */
export type Standing = Severity | 'none';

/**
 * What a payload comes to: orders as drafts, and what could not be carried over. Plain JSON.
 *
 * Each order of a list stands by itself: one that is broken never takes another with it. A finding with an empty path
 * is about the payload as a whole.
 */
export interface Translation {
  /** one for each order found, in the order of the payload */
  readonly drafts: readonly OrderDraft[];
  /** at most 1,000, and at most 16 KiB as JSON */
  readonly findings: readonly ChannelFinding[];
  /** one for each draft: the worst thing found about it, also where the finding itself had no room any more */
  readonly standings: readonly Standing[];
}

/** One order of a translation, with what was found about it; paths start at the draft: `/lines/2/quantity`. */
export interface TranslatedOrder {
  readonly draft: OrderDraft;
  readonly findings: readonly ChannelFinding[];
  readonly standing: Standing;
}

const DRAFTS = '/drafts/';

/**
 * Takes a translation apart into its orders, each with what was found about it.
 *
 * @law as many orders as drafts, in the same order; every finding about a draft stands with it, once
 * @example two drafts and the finding `/drafts/1/placedAt` are two orders, the second with the finding `/placedAt`
 */
export function ordersOf(translation: Translation): readonly TranslatedOrder[] {
  const findings: ChannelFinding[][] = translation.drafts.map(() => []);
  for (const finding of translation.findings) {
    if (!finding.path.startsWith(DRAFTS)) continue;
    const end = finding.path.indexOf('/', DRAFTS.length);
    const index = Number(finding.path.slice(DRAFTS.length, end < 0 ? undefined : end));
    findings[index]?.push({ ...finding, path: end < 0 ? '' : finding.path.slice(end) });
  }
  return translation.drafts.map((draft, index) => ({
    draft,
    findings: findings[index] ?? [],
    standing: translation.standings[index] ?? 'none',
  }));
}
