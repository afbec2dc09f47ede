// The rows of the tasks. A row stays the same element as long as its task is shown, so that the focus and what is typed survive each change.
import { byId, glide, part } from './dom.js';
import { dueLabel } from './due.js';

/** @typedef {import('./views.js').Task} Task */
/**
 * @typedef {object} RowActions
 * @property {(task: Task, isCompleted: boolean) => void} check
 * @property {(task: Task) => void} open
 * @property {(task: Task, step: -1 | 1) => void} step
 * @property {(task: Task) => string} placeOf where it is, if that is not what the heading says
 */

/** @type {Map<string, HTMLElement>} */
const rows = new Map();

/** The tasks that are shown, by their ids. @type {Map<string, Task>} */
const shown = new Map();

/** @param {HTMLElement} row */
export const taskOf = (row) => shown.get(row.dataset.id ?? '');

/** @param {string} id @param {RowActions} actions */
function newRow(id, actions) {
  const copy = byId('task-row', HTMLTemplateElement).content.firstElementChild?.cloneNode(true);
  const row = /** @type {HTMLElement} */ (copy);
  row.dataset.id = id;
  const act = (/** @type {(task: Task) => void} */ action) => () => {
    const task = shown.get(id);
    if (task) action(task);
  };
  const check = /** @type {HTMLInputElement} */ (part(row, '.check'));
  check.addEventListener(
    'change',
    act((task) => actions.check(task, check.checked)),
  );
  part(row, '.open').addEventListener('click', act(actions.open));
  part(row, '.up').addEventListener(
    'click',
    act((task) => actions.step(task, -1)),
  );
  part(row, '.down').addEventListener(
    'click',
    act((task) => actions.step(task, 1)),
  );
  return row;
}

/** @param {HTMLElement} row @param {Task} task @param {RowActions} actions */
function fill(row, task, { placeOf }) {
  const check = /** @type {HTMLInputElement} */ (part(row, '.check'));
  check.checked = task.is_completed;
  check.setAttribute('aria-label', `Completed: ${task.title}`);
  row.classList.toggle('is-done', task.is_completed);
  part(row, '.title').textContent = task.title;
  const { text, kind } = dueLabel(task.due);
  const due = part(row, '.due');
  due.textContent = text;
  due.dataset.kind = task.is_completed ? 'later' : kind;
  part(row, '.place').textContent = placeOf(task);
  part(row, '.notes').textContent = task.description?.split('\n', 1)[0] ?? '';
  part(row, '.up').setAttribute('aria-label', `Move up: ${task.title}`);
  part(row, '.down').setAttribute('aria-label', `Move down: ${task.title}`);
}

/**
 * Shows tasks in a list, in their order.
 * @param {HTMLElement} list
 * @param {readonly Task[]} tasks
 * @param {RowActions} actions
 */
function showIn(list, tasks, actions) {
  const focused = document.activeElement;
  tasks.forEach((task, index) => {
    const row = rows.get(task.id) ?? newRow(task.id, actions);
    const isNew = !rows.has(task.id);
    rows.set(task.id, row);
    fill(row, task, actions);
    row.classList.toggle('is-new', isNew && list.childElementCount > 0);
    if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
  });
  // Moving an element takes the focus away from it.
  if (focused instanceof HTMLElement && list.contains(focused) && document.activeElement !== focused) focused.focus();
}

/**
 * Shows the open and the completed tasks of a list.
 * @param {{ open: readonly Task[], done: readonly Task[] }} tasks
 * @param {RowActions} actions
 */
export function showTasks({ open, done }, actions) {
  const wanted = new Set([...open, ...done].map(({ id }) => id));
  glide(rows.values(), () => {
    for (const [id, row] of rows) {
      if (wanted.has(id)) continue;
      row.remove();
      rows.delete(id);
    }
    shown.clear();
    for (const task of [...open, ...done]) shown.set(task.id, task);
    showIn(byId('tasks', HTMLElement), open, actions);
    showIn(byId('done-tasks', HTMLElement), done, actions);
  });
}

/** Lets the eye find a task that somebody else has changed. @param {string} id */
export function highlight(id) {
  const row = rows.get(id);
  if (!row) return;
  row.classList.remove('is-changed');
  // Read, so that the animation begins anew.
  void row.offsetWidth;
  row.classList.add('is-changed');
}
