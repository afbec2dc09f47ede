// The dialog of a task.
import { byId } from './dom.js';
import { dueFrom } from './due.js';
import { INBOX, viewsOf } from './views.js';

/** @typedef {import('./views.js').Task} Task */

/** The fields of a form by their names. @param {HTMLFormElement} form */
const valuesOf = (form) => /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));

/**
 * Opens a dialog, and gives how it was ended, with what was filled in.
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<{ answer: string, values: Record<string, string> }>}
 */
export function ask(dialog) {
  const form = dialog.querySelector('form');
  if (!form) throw new Error('The dialog has no form');
  dialog.returnValue = '';
  // No submit buttons: Enter in a field saves, and what Enter does is what the first submit button does.
  for (const button of dialog.querySelectorAll('button'))
    if (button.type === 'button') button.onclick = () => dialog.close(button.value);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve({ answer: dialog.returnValue, values: valuesOf(form) }), {
      once: true,
    });
  });
}

/** Sets a field of a form. @param {HTMLFormElement} form @param {string} name @param {string} value */
export function setField(form, name, value) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement && 'value' in field) field.value = value;
}

/**
 * What of a task was changed in the form.
 * @param {Task} task
 * @param {Record<string, string>} values
 * @returns {import('./generated/index.js').TaskPatch}
 */
function patchOf(task, { title, description, due: day = '', project }) {
  const due = dueFrom(day, task.due);
  const project_id = project === INBOX ? null : project;
  return {
    ...(title && title !== task.title && { title }),
    ...((description || null) !== task.description && { description: description || null }),
    ...(due?.date !== task.due?.date && { due }),
    ...(project_id !== undefined && project_id !== task.project_id && { project_id }),
  };
}

/**
 * Lets the user change a task.
 * @param {Task} task
 * @param {import('./views.js').Snapshot} snapshot
 * @returns {Promise<'delete' | import('./generated/index.js').TaskPatch | undefined>} undefined: nothing
 */
export async function editTask(task, snapshot) {
  const dialog = byId('task-dialog', HTMLDialogElement);
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector('form'));
  const projects = viewsOf(snapshot).slice(1);
  const select = /** @type {HTMLSelectElement} */ (form.elements.namedItem('project'));
  select.replaceChildren(...projects.map(({ id, name }) => new Option(name, id)));
  // What is below another task is where that one is.
  select.disabled = task.parent_id !== null;
  setField(form, 'title', task.title);
  setField(form, 'description', task.description ?? '');
  setField(form, 'due', task.due?.date ?? '');
  select.value = task.project_id ?? INBOX;
  const { answer, values } = await ask(dialog);
  if (answer === 'delete') return 'delete';
  if (answer !== 'save') return undefined;
  const patch = patchOf(task, values);
  return Object.keys(patch).length > 0 ? patch : undefined;
}
