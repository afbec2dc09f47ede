import { COLUMN } from '../../../generated/task-row.ts';
import type { Handler, Input } from '../../contract/types.ts';
import type { TextRow } from '../../database/raw/row.ts';
import { Problem } from '../../problems/index.ts';
import { tasksPath } from '../../resource/address.ts';
import { decodeCursor, encodeCursor } from '../../resource/cursor.ts';
import { lowerBound, upperBound } from '../../resource/moment.ts';
import { isNotModified } from '../../resource/preconditions.ts';
import type { Place, SortField, TaskFilters, TaskPage } from './list-query.ts';
import type { TaskRepository } from './repository.ts';
import { etagOfPage, taskList } from './representation.ts';

type Query = Input<'listTasks'>['query'];

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A time as this service writes it, of a year that PostgreSQL has. */
const TIME = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A timestamptz in UTC as PostgreSQL writes it, `2026-11-20 10:14:33.6+00`, as this service does. */
const dateTime = (text: string): string => new Date(`${text.replace(' ', 'T')}:00`).toISOString();

const isMoment = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

const isText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed() && !value.includes('\0');

/** The sort value in a cursor: what it is of a task, and what it must look like when it comes back. */
const SORT_VALUES: Readonly<Record<SortField, { of(fields: TextRow): Place[0]; isOne(value: unknown): boolean }>> = {
  created_at: { of: () => null, isOne: (value) => value === null },
  updated_at: {
    of: (fields) => dateTime(String(fields[COLUMN.updated_at])),
    isOne: (value) => typeof value === 'string' && TIME.test(value) && isMoment(value),
  },
  title: { of: (fields) => String(fields[COLUMN.title]), isOne: isText },
  position: {
    of: (fields) => Number(fields[COLUMN.position]),
    isOne: (value) => typeof value === 'number' && (value | 0) === value,
  },
};

/**
 * What a cursor is tied to: whose list, in which order, through which filters.
 * @param subject the owner
 * @param query the query of the list
 */
export function listOf(subject: string, query: Query): string {
  const { sort, is_completed, q, created_after, created_before, updated_after, updated_before } = query;
  return JSON.stringify([subject, sort, is_completed, q, created_after, created_before, updated_after, updated_before]);
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

/** The address of the next page: this one with another cursor (RFC 8288). */
function linkTo(cursor: string, owner: string, query: Query): string {
  let parameters = '';
  for (const [name, value] of Object.entries(query)) {
    if (name !== 'cursor' && value !== undefined) parameters += `${name}=${encodeURIComponent(value)}&`;
  }
  return `<${tasksPath(owner)}?${parameters}cursor=${cursor}>; rel="next"`;
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
    const { rows, total } = await tasks.list(subject, filters, page, include_total);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1)?.fields : undefined;
    const next_cursor = last ? encodeCursor(list, JSON.stringify([SORT_VALUES[sort].of(last), last[COLUMN.id]])) : null;
    const meta = {
      count: shown.length,
      has_more: next_cursor !== null,
      next_cursor,
      ...(total !== undefined && { total }),
    };
    const ETag = etagOfPage(shown, meta);
    if (isNotModified(headers, ETag)) return { status: 304, headers: { ETag } };
    const Link = next_cursor === null ? undefined : linkTo(next_cursor, path.user_id, query);
    return { status: 200, headers: { ETag, ...(Link && { Link }) }, body: taskList(subject, shown, meta) };
  };
}
