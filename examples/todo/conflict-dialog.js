// The dialog of a conflict: two devices changed the same field to different values. The merge has been made; here it can be made otherwise.
import { byId } from './dom.js';
import { dueLabel } from './due.js';
import { ask } from './task-dialog.js';

/** @typedef {import('./generated/offline/index.js').Conflict} Conflict */
/** @typedef {Record<string, unknown> | null} Entry */

/** @type {Readonly<Record<string, string>>} */
const LABELS = {
  title: 'Title',
  description: 'Notes',
  due: 'Due',
  project_id: 'Project',
  position: 'Place',
  is_completed: 'Completed',
  name: 'Name',
  color: 'Colour',
};

/**
 * A value as people read it.
 * @param {string} field
 * @param {Entry} entry null: deleted
 * @param {(id: string) => string} nameOf a project's
 */
function shown(field, entry, nameOf) {
  if (!entry) return 'Deleted';
  const value = entry[field];
  if (field === 'due') return dueLabel(/** @type {import('./views.js').Task['due']} */ (value)).text || 'None';
  if (field === 'project_id') return value ? nameOf(String(value)) : 'Inbox';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field === 'position') return 'Moved';
  return value === null || value === '' ? 'None' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** @param {string} name @param {string} [text] */
const element = (name, text = '') => Object.assign(document.createElement(name), { textContent: text });

/** What became of a field in each version. @param {string} field @param {Conflict} conflict @param {(id: string) => string} nameOf */
function versions(field, { mine, theirs, merged }, nameOf) {
  const list = element('dl');
  for (const [label, entry] of Object.entries({ Yours: mine, Theirs: theirs, Merged: merged })) {
    const pair = element('div');
    const text = shown(field, /** @type {Entry} */ (/** @type {unknown} */ (entry)), nameOf);
    pair.append(element('dt', label), element('dd', text));
    list.append(pair);
  }
  const part = element('div');
  part.append(element('h3', LABELS[field] ?? field), list);
  return part;
}

/** One after another: two dialogs at a time would be one too many. @type {Promise<unknown>} */
let turn = Promise.resolve();

/**
 * Shows what this device and another one made of the same thing, and asks which it shall be.
 * @param {Conflict} conflict
 * @param {(id: string) => string} nameOf the name of a project
 * @returns {Promise<'mine' | 'theirs' | 'merged'>}
 */
export function askAbout(conflict, nameOf) {
  const fields = conflict.fields.length > 0 ? conflict.fields : [conflict.resource === 'task' ? 'title' : 'name'];
  const name = 'title' in conflict.base ? conflict.base.title : conflict.base.name;
  const next = turn.then(async () => {
    byId('conflict-text', HTMLElement).textContent =
      `“${name}” was changed here and elsewhere at the same time. Where both changed the same, theirs was taken. Which shall it be?`;
    byId('conflict-fields', HTMLElement).replaceChildren(...fields.map((field) => versions(field, conflict, nameOf)));
    const { answer } = await ask(byId('conflict-dialog', HTMLDialogElement));
    return answer === 'mine' || answer === 'theirs' ? answer : 'merged';
  });
  turn = next;
  return next;
}
