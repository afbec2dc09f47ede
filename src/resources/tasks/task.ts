import type { components } from '../../../generated/contract.ts';
import { OPERATIONS } from '../../../generated/operations.ts';
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Input } from '../../contract/types.ts';
import {
  counts,
  date,
  dateTime,
  double,
  entityTag,
  flag,
  group,
  integer,
  link,
  nullable,
  owner,
  searched,
  text,
  texts,
  textsByName,
  time,
  uuid,
  writable,
} from '../../resource/fields.ts';
import {
  above,
  anyOf,
  below,
  containsAll,
  equals,
  equalsOrNone,
  type Filter,
  hasMembers,
} from '../../resource/filters.ts';
import { resource } from '../../resource/resource.ts';
import { search } from '../../resource/search.ts';
import { by, byCodePoints, byId, byKey, type SortKey } from '../../resource/sorts.ts';

const { sql } = Prisma;

type Schemas = components['schemas'];

/** A task as the contract shows it. */
export type Task = Schemas['Task'];

/** What its user writes of it. */
export type TaskFields = Schemas['TaskReplace'];

/** How far the whole day comes before its first time. */
const WHOLE_DAY = sql`'-00:00:00.000001'::interval`;

/** By day, then the whole day before its times: the expression of an index. */
const DUE: SortKey = {
  sql: (day, time) => sql`(${day} + coalesce(${time}::interval, ${WHOLE_DAY}))`,
  isNull: (day) => day === null,
};
const DUE_COLUMNS = DUE.sql(sql`due_date`, sql`due_time`);

/** 0 is no priority: the expression of an index. */
const PRIORITY: SortKey = {
  sql: (priority) => sql`nullif(${priority}, 0)`,
  isNull: (priority) => priority === 0,
};
const PRIORITY_COLUMN = PRIORITY.sql(sql`priority`);

/** Of one priority an index gives the tasks in the order of their creation. */
const ofPriorities: Filter<'priority', 'any'> = {
  ...anyOf('priority'),
  alwaysNull: (_, value) => (String(value) === '0' ? PRIORITY_COLUMN : undefined),
  shape: (value) => (Array.isArray(value) && value.length === 1 ? `one${value[0] === 0 ? ' without' : ''}` : ''),
  condition(column, given, value) {
    const [one, another]: unknown[] = [value].flat();
    if (another !== undefined) return anyOf('priority').condition(column, given, value);
    return one === 0 ? sql`${PRIORITY_COLUMN} IS NULL` : sql`${PRIORITY_COLUMN} = (${given}::integer[])[1]`;
  },
};

/** What is special about tasks: their fields, the filters and the sorts of their list. */
export const TASK = resource<Task, TaskFields, Input<'listTasks'>['query']>()({
  table: 'tasks',
  noun: 'task',
  notFound: 'TASK_NOT_FOUND',
  path: OPERATIONS.listTasks.path,
  fields: {
    id: uuid(),
    user_id: owner(),
    project_id: writable(link(nullable(uuid()))),
    parent_id: writable(link(nullable(uuid()))),
    title: writable(searched(text())),
    description: writable(searched(nullable(text()))),
    is_completed: writable(flag('completed_at', 'completed_by')),
    completed_at: nullable(dateTime()),
    completed_by: nullable(text()),
    due: writable(nullable(group({ date: date(), time: nullable(time()), time_zone: nullable(text()) }))),
    priority: writable(integer()),
    tags: writable(searched(texts())),
    metadata: writable(textsByName()),
    position: writable(double()),
    version: integer(),
    etag: entityTag(),
    created_by: nullable(text()),
    created_at: dateTime(),
    updated_at: dateTime(),
    subtask_counts: counts({
      table: 'tasks',
      refersBy: 'parent_id',
      completedSince: 'completed_at',
      askedBy: 'include_subtask_counts',
    }),
  },
  filters: {
    is_completed: equals('is_completed'),
    q: search('title', 'description', 'tags'),
    project_id: equalsOrNone('project_id'),
    parent_id: equalsOrNone('parent_id'),
    due_after: { ...above('due.date'), condition: (_, day) => sql`${DUE_COLUMNS} >= ${day}::date + ${WHOLE_DAY}` },
    due_before: { ...below('due.date'), condition: (_, day) => sql`${DUE_COLUMNS} < ${day}::date + ${WHOLE_DAY}` },
    priority: ofPriorities,
    tag: containsAll('tags'),
    metadata: hasMembers('metadata'),
    created_after: above('created_at'),
    created_before: below('created_at'),
    updated_after: above('updated_at'),
    updated_before: below('updated_at'),
  },
  sorts: {
    created_at: byId,
    updated_at: by('updated_at'),
    completed_at: by('completed_at'),
    title: byCodePoints('title'),
    position: by('position'),
    due: byKey(DUE, 'due.date', 'due.time'),
    priority: byKey(PRIORITY, 'priority'),
  },
});

/** What the user is told where a task would break a rule of its table, by the names of the constraints. */
export const TASK_RULES = {
  tasks_project_fkey: {
    pointer: '/project_id',
    detail: 'must be the id of one of your projects',
    keyword: 'reference',
  },
  tasks_parent_fkey: { pointer: '/parent_id', detail: 'must be the id of one of your tasks', keyword: 'reference' },
  tasks_due_date: { pointer: '/due/date', detail: 'is required: the task had no due date', keyword: 'required' },
  tasks_metadata_entries: {
    pointer: '/metadata',
    detail: 'must have at most 50 entries, those that stay included',
    keyword: 'maxProperties',
  },
} as const;
