import { hash } from 'node:crypto';
import type { components } from '../../../generated/contract.ts';
import type { Handler, Json } from '../../contract/types.ts';
import { isNotModified } from '../../resource/preconditions.ts';
import type { FeedItem, FeedPage } from './feed.ts';

type Schemas = components['schemas'];

const [START, COMMA] = [Buffer.from('{"data":['), Buffer.from(',')];

/** The page, of changes that are written already. */
function documentOf(items: readonly FeedItem[], meta: Schemas['ChangesMeta']): Json<Schemas['ChangeList']> {
  const parts: Uint8Array[] = [START];
  for (const { json } of items) parts.push(json, COMMA);
  if (items.length > 0) parts.pop();
  parts.push(Buffer.from(`],"meta":${JSON.stringify(meta)}}`));
  // The contract's JSON, as each of its parts is.
  return Buffer.concat(parts) as Uint8Array as Json<Schemas['ChangeList']>;
}

/**
 * Makes the operation that lists changes.
 * @param read reads a page of them
 */
export function changeListing(
  read: (owner: string, since: string | undefined, limit: number) => Promise<FeedPage>,
): Handler<'listChanges'> {
  return async ({ subject, query: { since, limit }, headers }) => {
    const { items, next, hasMore } = await read(subject, since, limit);
    const meta = { count: items.length, has_more: hasMore, next };
    const states = items.map(({ state }) => state);
    const ETag = `"${hash('sha256', JSON.stringify([states, meta]), 'base64url')}"`;
    if (isNotModified(headers, ETag)) return { status: 304, headers: { ETag } };
    return { status: 200, headers: { ETag }, body: documentOf(items, meta) };
  };
}
