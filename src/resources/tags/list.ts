import { hash } from 'node:crypto';
import type { Handler } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import { collectionPath } from '../../resource/address.ts';
import { decodeCursor, encodeCursor } from '../../resource/cursor.ts';
import { linkTo, pageMeta } from '../../resource/list.ts';
import { isNotModified } from '../../resource/preconditions.ts';
import { type CountedTag, countedTags } from './tags.ts';

/**
 * Makes the list of the tags of a user.
 * @param db the client
 * @param template the path of the list in the contract
 */
export function tagListing(db: Client, template: string): Handler<'listTags'> {
  return async ({ owner, path, query, headers }) => {
    const { limit, cursor } = query;
    const list = JSON.stringify(['tags', owner]);
    const after = cursor === undefined ? undefined : decodeCursor(list, cursor);
    const tags = await db.forUser(owner).$queryRaw<CountedTag[]>(countedTags(owner, after, limit + 1));
    const shown = tags.slice(0, limit);
    const last = tags.length > limit ? shown.at(-1) : undefined;
    const next = last ? encodeCursor(list, last.name) : null;
    const data = shown.map(({ name, ...task_counts }) => ({ name, task_counts }));
    const body = { data, meta: pageMeta(shown.length, next, undefined) };
    const ETag = `"${hash('sha256', JSON.stringify(body), 'base64url')}"`;
    if (isNotModified(headers, ETag)) return { status: 304, headers: { ETag } };
    const link = next === null ? {} : { Link: linkTo(collectionPath(template, path.user_id), next, query) };
    return { status: 200, headers: { ETag, ...link }, body };
  };
}
