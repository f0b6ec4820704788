import type { ChannelOptions } from '../../../domain/channel/index.ts';

/** What the translator may be told. */
export interface AmazonOptions extends ChannelOptions {
  /** whether prices contain tax, where neither the marketplace nor the figures show it */
  readonly taxesIncluded?: boolean;
}
