import { OPERATIONS } from '../../../generated/operations.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { HandlersOf } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import { Problem } from '../../problems/index.ts';
import { tagListing } from './list.ts';
import { countTagged, tagRemoval, tagRenaming } from './tags.ts';

const missing = (tag: string): Problem =>
  new Problem('TAG_NOT_FOUND', { detail: `None of your tasks has the tag ${JSON.stringify(tag)}.` });

/**
 * The handlers of the operations on tags.
 * @param db the client
 */
export function tagHandlers(db: Client): HandlersOf<'Tags'> {
  /** Changes all tasks that have a tag. */
  const changeAll = (owner: string, tag: string, change: (number: bigint) => Prisma.Sql) =>
    db.inTransaction(owner, async (tx, number) => {
      const changed = await tx.$executeRaw(change(number));
      if (changed === 0) throw missing(tag);
      return { status: 200, body: { data: { changed }, meta: {} } } as const;
    });

  /** Nothing changes where the new name is the old one. */
  const keep = async (owner: string, tag: string) => {
    const [found] = await db.forUser(owner).$queryRaw<{ count: number }[]>(countTagged(owner, tag));
    if (!found?.count) throw missing(tag);
    return { status: 200, body: { data: { changed: 0 }, meta: {} } } as const;
  };

  return {
    listTags: tagListing(db, OPERATIONS.listTags.path),
    renameTag: ({ owner, body: { from, to } }) =>
      from === to ? keep(owner, from) : changeAll(owner, from, tagRenaming(owner, from, to)),
    deleteTag: ({ owner, query: { name } }) => changeAll(owner, name, tagRemoval(owner, name)),
  };
}
