import { hash } from 'node:crypto';
import type { components } from '../../../generated/contract.ts';
import type { Handler, Json } from '../../contract/types.ts';
import { mixedDocumentOf } from '../../database/raw/index.ts';
import { isNotModified } from '../../resource/preconditions.ts';
import type { FeedPage } from './feed.ts';

type Schemas = components['schemas'];

/** Bytes of which their writer promises what they hold. */
const jsonOf = (bytes: Uint8Array) => bytes as Json<Schemas['ChangeList']>;

/**
 * Makes the operation that lists changes.
 * @param read reads a page of them
 */
export function changeListing(
  read: (owner: string, since: string | undefined, limit: number) => Promise<FeedPage>,
): Handler<'listChanges'> {
  return async ({ owner, query: { since, limit }, headers }) => {
    const { items, next, hasMore } = await read(owner, since, limit);
    const meta = { count: items.length, has_more: hasMore, next };
    const states = items.map(({ state }) => state).join('\n');
    const pieces = items.map(({ piece }) => piece);
    const ETag = `"${hash('sha256', states + JSON.stringify(meta), 'base64url')}"`;
    if (isNotModified(headers, ETag)) return { status: 304, headers: { ETag } };
    return { status: 200, headers: { ETag }, body: jsonOf(mixedDocumentOf(pieces, meta)) };
  };
}
