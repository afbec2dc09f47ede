import { createHash } from 'node:crypto';
import type { Handler, Input } from '../contract/types.ts';
import { isKnown } from '../entity-tag.ts';
import { Problem } from '../problems.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Place, SortField, TaskFilters, TaskPage } from './list-query.ts';
import { lowerBound, upperBound } from './moment.ts';
import type { Task, TaskRepository } from './repository.ts';
import { toView } from './representation.ts';

type Query = Input<'listTasks'>['query'];

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A time as this service writes it, of a year that PostgreSQL has. */
const TIME = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const isMoment = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

const isText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed() && !value.includes('\0');

/** The sort value in a cursor: what it is of a task, and what it must look like when it comes back. */
const SORT_VALUES: Readonly<Record<SortField, { of(task: Task): Place[0]; isOne(value: unknown): boolean }>> = {
  created_at: { of: () => null, isOne: (value) => value === null },
  updated_at: {
    of: (task) => task.updated_at.toISOString(),
    isOne: (value) => typeof value === 'string' && TIME.test(value) && isMoment(value),
  },
  title: { of: (task) => task.title, isOne: isText },
  position: { of: (task) => task.position, isOne: (value) => typeof value === 'number' && (value | 0) === value },
};

/** What a cursor is tied to: whose list, in which order, through which filters. */
function listOf(subject: string, { limit, cursor, include_total, ...rest }: Query): string {
  return JSON.stringify([subject, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** The digest of a cursor is no secret: what stands behind it may be anything. */
function parsePlace(text: string): unknown[] {
  try {
    const place: unknown = JSON.parse(text);
    return Array.isArray(place) ? place : [];
  } catch {
    return [];
  }
}

function placeOf(list: string, cursor: string, sort: SortField): Place {
  const [value, id, ...more] = parsePlace(decodeCursor(list, cursor));
  const isPlace = typeof id === 'string' && UUID.test(id) && SORT_VALUES[sort].isOne(value) && more.length === 0;
  if (isPlace) return [value as Place[0], id];
  throw new Problem('INVALID_CURSOR', { detail: 'The cursor is damaged.' });
}

function filtersOf({
  is_completed,
  q,
  created_after,
  created_before,
  updated_after,
  updated_before,
}: Query): TaskFilters {
  return {
    is_completed,
    q,
    created_after: created_after === undefined ? undefined : lowerBound(created_after),
    created_before: created_before === undefined ? undefined : upperBound(created_before),
    updated_after: updated_after === undefined ? undefined : lowerBound(updated_after),
    updated_before: updated_before === undefined ? undefined : upperBound(updated_before),
  };
}

/** A version stands for one state of its task, so ids, versions and what is told about the page stand for the whole answer. */
function etagOfPage(tasks: readonly Task[], meta: object): string {
  const states = tasks.map(({ id, version }) => `${id} ${version}`);
  return `"${createHash('sha256')
    .update(JSON.stringify([states, meta]))
    .digest('base64url')}"`;
}

/** The address of the next page: this one with another cursor (RFC 8288). */
function linkTo(cursor: string, owner: string, query: Query): string {
  const parameters = Object.entries({ ...query, cursor }).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return `</api/${encodeURIComponent(owner)}/tasks?${new URLSearchParams(parameters)}>; rel="next"`;
}

/**
 * The handler of listTasks.
 * @param tasks the queries
 */
export function listTasks(tasks: TaskRepository): Handler<'listTasks'> {
  return async ({ subject, path, query, headers }) => {
    const { limit, cursor, include_total } = query;
    const sort = query.sort.replace('-', '') as SortField;
    const list = listOf(subject, query);
    const filters = filtersOf(query);
    const after = cursor === undefined ? undefined : placeOf(list, cursor, sort);
    const page: TaskPage = { sort, descending: query.sort.startsWith('-'), limit, after };
    const [found, total] = await Promise.all([
      tasks.list(subject, filters, page),
      include_total ? tasks.count(subject, filters) : undefined,
    ]);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const next_cursor =
      found.length > limit && last ? encodeCursor(list, JSON.stringify([SORT_VALUES[sort].of(last), last.id])) : null;
    const meta = {
      count: shown.length,
      has_more: next_cursor !== null,
      next_cursor,
      ...(total !== undefined && { total }),
    };
    const ETag = etagOfPage(shown, meta);
    if (isKnown(headers['if-none-match'], ETag)) return { status: 304, headers: { ETag } };
    const Link = next_cursor === null ? undefined : linkTo(next_cursor, path.user_id, query);
    return { status: 200, headers: { ETag, ...(Link && { Link }) }, body: { data: shown.map(toView), meta } };
  };
}
