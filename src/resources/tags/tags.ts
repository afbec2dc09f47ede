/** The tags of all tasks of a user, in SQL: they are no rows of their own. */
import { Prisma } from '../../../generated/prisma/client.ts';
import { searchForm } from '../../resource/search.ts';

const { sql } = Prisma;

/** A tag, and how many tasks have it. */
export interface CountedTag {
  readonly name: string;
  readonly open: number;
  readonly completed: number;
}

/**
 * The tags of a user by their Unicode code points.
 * @param owner the user id
 * @param after only those after this one
 * @param limit how many at most
 */
export const countedTags = (owner: string, after: string | undefined, limit: number): Prisma.Sql =>
  sql`SELECT tag AS name, count(*) FILTER (WHERE completed_at IS NULL)::integer AS open, count(completed_at)::integer AS completed
    FROM tasks CROSS JOIN unnest(tags) AS tag
    WHERE user_id = ${owner} ${after === undefined ? Prisma.empty : sql`AND tag COLLATE "C" > ${after}`}
    GROUP BY tag ORDER BY tag COLLATE "C" LIMIT ${limit}`;

/** The tasks with a tag. */
const tagged = (owner: string, tag: string) => sql`user_id = ${owner} AND tags @> ARRAY[${tag}]::text[]`;

/** What every change of a task does. */
const changed = (number: bigint, now: Date) =>
  sql`version = version + 1, updated_at = greatest(updated_at, ${now}::timestamptz), change_seq = ${number}::bigint`;

/**
 * How many tasks have a tag.
 * @param owner the user id
 * @param tag the tag
 */
export const countTagged = (owner: string, tag: string): Prisma.Sql =>
  sql`SELECT count(*)::integer AS count FROM tasks WHERE ${tagged(owner, tag)}`;

/**
 * Gives a tag another name. Where a task has both, the first of them stays.
 * @param owner the user id
 * @param from the tag
 * @param to its new name
 * @returns takes the number of the change
 */
export function tagRenaming(owner: string, from: string, to: string): (number: bigint) => Prisma.Sql {
  const renamed = sql`SELECT min(place) AS place, name, min(form) AS form FROM (
      SELECT place, CASE WHEN tag = ${from} THEN ${to} ELSE tag END AS name,
        CASE WHEN tag = ${from} THEN ${searchForm(to)} ELSE search END AS form
      FROM unnest(tags, search_tags) WITH ORDINALITY AS old(tag, search, place)
    ) AS named GROUP BY name`;
  return (number) => sql`UPDATE tasks SET
      tags = (SELECT array_agg(name ORDER BY place) FROM (${renamed}) AS one),
      search_tags = (SELECT array_agg(form ORDER BY place) FROM (${renamed}) AS one),
      ${changed(number, new Date())}
    WHERE ${tagged(owner, from)}`;
}

/**
 * Takes a tag from all tasks that have it.
 * @param owner the user id
 * @param tag the tag
 * @returns takes the number of the change
 */
export const tagRemoval =
  (owner: string, tag: string) =>
  (number: bigint): Prisma.Sql =>
    sql`UPDATE tasks SET
      tags = array_remove(tags, ${tag}),
      search_tags = (SELECT coalesce(array_agg(search ORDER BY place), '{}')
        FROM unnest(tags, search_tags) WITH ORDINALITY AS old(tag, search, place) WHERE tag <> ${tag}),
      ${changed(number, new Date())}
    WHERE ${tagged(owner, tag)}`;
