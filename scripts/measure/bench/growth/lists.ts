import { dueDay, projectId, taskId } from '../ids.ts';
import type { Subject } from './population.ts';

/** A week in the middle of the days on which something is due. */
const week = (tasks: number): string => `due_after=${dueDay(tasks / 2 + 600)}&due_before=${dueDay(tasks / 2 + 760)}`;

/** A task that has one below it, somewhere in the middle. */
const parent = (tasks: number): number => Math.floor(tasks / 12) * 6 - 1;

/** Filters that an index serves: the parameters of a list. */
export const FILTERS = {
  'project_id=…': ({ user }) => `project_id=${projectId(user, 2)}`,
  'project_id=…, sort=position': ({ user }) => `project_id=${projectId(user, 2)}&sort=position`,
  'project_id=none': () => 'project_id=none',
  'parent_id=…': ({ user, tasks }) => `parent_id=${taskId(user, parent(tasks))}`,
  'parent_id=none': () => 'parent_id=none',
  'a week of due': ({ tasks }) => week(tasks),
  'a week of due, sort=due': ({ tasks }) => `${week(tasks)}&sort=due`,
  'priority=1': () => 'priority=1',
  'priority=1,2,3': () => 'priority=1&priority=2&priority=3',
} as const satisfies Record<string, (subject: Subject) => string>;

/** Sorts of planning, both ways. */
export const SORTS = ['due', '-due', 'priority', '-priority', 'completed_at', '-completed_at'] as const;

/** What looks at all tasks of a user, where there is nothing to find, or too little. */
export const SEARCHES = {
  'tag=phone': 'tag=phone',
  'tag=…, of no task': 'tag=none',
  'metadata, of few tasks': 'metadata[crm_id]=A-94',
  'q, in no task': 'q=nowhere',
} as const;
