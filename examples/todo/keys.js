// The keyboard: N for a new task, arrows between tasks, Alt with arrows to move one.
import { byId, part } from './dom.js';
import { taskOf } from './list.js';

/** @param {HTMLElement} row @param {number} step @returns {HTMLElement | undefined} */
function neighbour(row, step) {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.tasks .task')]).filter(
    (other) => other.offsetParent !== null,
  );
  return all[all.indexOf(row) + step];
}

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type=checkbox])');

/**
 * The arrows: to the task above or below, with Alt together with the task.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} row
 * @param {(task: import('./views.js').Task, step: -1 | 1) => void} move
 */
function goOrMove(event, row, move) {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  const step = event.key === 'ArrowUp' ? -1 : 1;
  const task = taskOf(row);
  const next = neighbour(row, step);
  if (event.altKey && task) move(task, step);
  else if (next) part(next, '.open').focus();
}

/**
 * Listens to the keyboard.
 * @param {(task: import('./views.js').Task, step: -1 | 1) => void} move
 */
export function listenToKeys(move) {
  addEventListener('keydown', (event) => {
    if (isTyping(event.target) || document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey) return;
    if (event.key === 'n' && !event.altKey) {
      event.preventDefault();
      byId('add-title', HTMLInputElement).focus();
    }
    const row = event.target instanceof Element ? event.target.closest('.task') : null;
    if (row instanceof HTMLElement) goOrMove(event, row, move);
  });
}
