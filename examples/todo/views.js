// Which tasks are where: pure functions of what the replica has.
import { today } from './due.js';

/** @typedef {import('./generated/index.js').Task} Task */
/** @typedef {import('./generated/index.js').Project} Project */
/** @typedef {import('./generated/offline/index.js').Snapshot} Snapshot */
/** @typedef {{ id: string, name: string, color?: string | null }} View */

export const INBOX = 'inbox';
export const TODAY = 'today';

/** By position, as all clients of the service order them. @param {Task | Project} a @param {Task | Project} b */
export const byPosition = (a, b) => a.position - b.position || (a.id < b.id ? -1 : 1);

/** By due date, then by position. @param {Task} a @param {Task} b */
const byDue = (a, b) => (a.due?.date ?? '').localeCompare(b.due?.date ?? '') || byPosition(a, b);

/** The lists at the side. @param {Snapshot} snapshot @returns {View[]} */
export function viewsOf({ projects }) {
  const open = [...projects.values()].filter(({ is_archived }) => !is_archived).sort(byPosition);
  return [{ id: TODAY, name: 'Today' }, { id: INBOX, name: 'Inbox' }, ...open];
}

/** @param {Task} task @param {string} view */
function isIn({ project_id, parent_id, due }, view) {
  if (view === TODAY) return due !== null && due.date <= today();
  // What is below another task is shown where it is due only.
  return parent_id === null && (project_id ?? INBOX) === view;
}

/**
 * The tasks of a list, open and completed.
 * @param {Snapshot} snapshot
 * @param {string} view
 */
export function tasksOf({ tasks }, view) {
  const all = [...tasks.values()].filter((task) => isIn(task, view));
  const latest = (/** @type {Task} */ a, /** @type {Task} */ b) =>
    (b.completed_at ?? '').localeCompare(a.completed_at ?? '');
  return {
    open: all.filter(({ is_completed }) => !is_completed).sort(view === TODAY ? byDue : byPosition),
    done: all.filter(({ is_completed }) => is_completed).sort(latest),
  };
}

/**
 * New positions that put a task elsewhere in its list: of that task alone, as long as there is room between its new neighbours.
 * @param {readonly Task[]} tasks in their order
 * @param {number} from
 * @param {number} to the place that it has afterwards
 * @returns {(readonly [id: string, position: number])[]}
 */
export function positionsAfterMove(tasks, from, to) {
  const others = tasks.toSpliced(from, 1);
  const moved = /** @type {Task} */ (tasks[from]);
  const before = others[to - 1]?.position;
  const after = others[to]?.position;
  const position =
    before === undefined ? (after ?? 0) - 1000 : after === undefined ? before + 1000 : before + (after - before) / 2;
  if (position !== before && position !== after) return [[moved.id, position]];
  const start = others[0]?.position ?? 0;
  return others.toSpliced(to, 0, moved).map(({ id }, index) => /** @type {const} */ ([id, start + index * 1000]));
}
