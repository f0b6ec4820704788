import type { ChannelRequest } from '../../../domain/channel/index.ts';
import type { Json } from '../../../kernel/finding.ts';

/** The version of the Admin API that the requests are written for. */
export const API_VERSION = '2026-04';

/** A mutation with its variables. */
export interface Mutation {
  readonly query: string;
  readonly variables: { readonly [name: string]: Json };
}

/** Makes the request of a mutation: everything goes to one address. */
export const requestOf = ({ query, variables }: Mutation): ChannelRequest => ({
  method: 'POST',
  path: `/admin/api/${API_VERSION}/graphql.json`,
  body: { query, variables },
});

/** The id that GraphQL wants: those of REST, and of drafts, are its last part. */
export const globalId = (kind: string, id: string): string =>
  id.startsWith('gid://') ? id : `gid://shopify/${kind}/${id}`;
