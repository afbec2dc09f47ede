// The dialog of a project.
import { byId, part } from './dom.js';
import { ask, setField } from './task-dialog.js';

/** Colours that can be told apart in the light and in the dark, with their names for who does not see them. */
const COLOURS = /** @type {const} */ ([
  ['#2f8f78', 'Green'],
  ['#3f7fd1', 'Blue'],
  ['#8a63d2', 'Violet'],
  ['#cf5f8f', 'Pink'],
  ['#d0573f', 'Red'],
  ['#c98a1b', 'Amber'],
  ['#7d8794', 'Grey'],
]);

/** @param {readonly [string, string]} colour @param {string} chosen */
function choice([value, name], chosen) {
  const input = Object.assign(document.createElement('input'), { type: 'radio', name: 'color', value });
  input.checked = value === chosen;
  input.setAttribute('aria-label', name);
  input.style.setProperty('--dot', value);
  return input;
}

/**
 * Lets the user make or change a project.
 * @param {import('./views.js').Project} [project] absent: a new one
 * @returns {Promise<'delete' | { name: string, color: string } | undefined>} undefined: nothing
 */
export async function editProject(project) {
  const dialog = byId('project-dialog', HTMLDialogElement);
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector('form'));
  part(dialog, 'h2').textContent = project ? 'Project' : 'New project';
  part(dialog, '.danger').hidden = !project;
  byId('project-note', HTMLElement).hidden = !project;
  const color = project?.color ?? COLOURS[0][0];
  const colours = part(dialog, '.colours');
  const known = COLOURS.some(([value]) => value === color)
    ? COLOURS
    : [...COLOURS, /** @type {const} */ ([color, 'As it is'])];
  colours.replaceChildren(part(colours, 'legend'), ...known.map((colour) => choice(colour, color)));
  setField(form, 'name', project?.name ?? '');
  const { answer, values } = await ask(dialog);
  if (answer === 'delete') return 'delete';
  if (answer !== 'save' || !values.name) return undefined;
  return { name: values.name, color: values.color ?? color };
}
