// What the page shows of the replica.
import { byId, part } from './dom.js';
import { showTasks } from './list.js';
import { showLists, showStatus } from './side.js';
import { INBOX, TODAY, tasksOf, viewsOf } from './views.js';

/** @typedef {import('./views.js').Snapshot} Snapshot */

/** Which list is shown: what the address says, if there is such a list. @param {Snapshot} snapshot */
export function currentView(snapshot) {
  const asked = location.hash.slice(1);
  return viewsOf(snapshot).some(({ id }) => id === asked) ? asked : INBOX;
}

/** What an empty list says. @param {string} view @param {number} done */
function emptyTexts(view, done) {
  if (done > 0) return ['All done', 'Nothing is left to do here. Well done.'];
  if (view === TODAY) return ['A free day', 'Nothing is due today.'];
  if (view === INBOX)
    return ['Nothing here yet', 'Write down what is on your mind; it can get a project and a date later.'];
  return ['An empty project', 'Add its first task above.'];
}

/** @param {number} open @param {number} done */
function summary(open, done) {
  const tasks = open === 1 ? '1 task' : `${open} tasks`;
  if (done === 0) return open ? tasks : '';
  return `${open ? tasks : 'Nothing'} to do, ${done} done`;
}

/**
 * Shows a snapshot.
 * @param {Snapshot} snapshot
 * @param {import('./list.js').RowActions} actions
 */
export function show(snapshot, actions) {
  const view = currentView(snapshot);
  const { open, done } = tasksOf(snapshot, view);
  const name = viewsOf(snapshot).find(({ id }) => id === view)?.name ?? '';
  showLists(snapshot, view);
  showStatus(snapshot.status);
  byId('heading', HTMLElement).textContent = name;
  document.title = `${name} · Taskpact`;
  byId('summary', HTMLElement).textContent = summary(open.length, done.length);
  byId('edit-project', HTMLElement).hidden = view === INBOX || view === TODAY;
  byId('tasks', HTMLElement).dataset.fixed = String(view === TODAY);
  byId('tasks', HTMLElement).hidden = open.length === 0;
  showTasks({ open, done }, actions);
  const empty = byId('empty', HTMLElement);
  empty.hidden = open.length > 0;
  const [title = '', text = ''] = emptyTexts(view, done.length);
  part(empty, '#empty-title').textContent = title;
  part(empty, '#empty-text').textContent = text;
  byId('done', HTMLElement).hidden = done.length === 0;
  byId('done-count', HTMLElement).textContent = `Completed (${done.length})`;
}
