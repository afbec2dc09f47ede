// Reordering with a pointer: by the grip with a finger, anywhere on a row with a mouse.
import { glide } from './dom.js';

/** How far a mouse may go before it drags, in pixels: a click is not quite still. */
const THRESHOLD = 6;

/** @typedef {{ row: HTMLElement, from: number, start: number, tops: number[], height: number, to: number }} Drag */

/** Where the dragged row would be put: before the rows whose middle is below its own. @param {Drag} drag @param {number} distance */
function placeAt({ from, tops, height }, distance) {
  const middle = (tops[from] ?? 0) + distance + height / 2;
  const passed = tops.filter((top, index) => index !== from && top + height / 2 < middle);
  return passed.length;
}

/** How far a row makes room for the dragged one. @param {Drag} drag @param {number} index */
function shiftOf({ from, to, height }, index) {
  if (index > from && index <= to) return -height;
  return index < from && index >= to ? height : 0;
}

/** Moves the rows apart where the dragged one would be. @param {HTMLElement[]} rows @param {Drag} drag @param {number} distance */
function makeRoom(rows, drag, distance) {
  rows.forEach((row, index) => {
    const shift = row === drag.row ? distance : shiftOf(drag, index);
    row.style.transform = shift ? `translateY(${shift}px)` : '';
  });
}

/**
 * Lets rows of a list be dragged.
 * @param {HTMLElement} list
 * @param {(from: number, to: number) => void} move
 */
export function allowDragging(list, move) {
  /** @type {Drag | undefined} */
  let drag;
  const rowsNow = () => /** @type {HTMLElement[]} */ ([...list.children]);

  /** The click that ends a drag opens nothing. @param {Event} click */
  const swallow = (click) => click.stopPropagation();

  const end = (/** @type {boolean} */ isDropped) => {
    if (!drag) return;
    const { row, from, to } = drag;
    drag = undefined;
    const rows = rowsNow();
    glide(rows, () => {
      for (const other of rows) other.style.transform = '';
      list.classList.remove('is-dragging');
      row.classList.remove('is-dragged');
      // At once: what is shown when the replica has it is the same.
      if (isDropped) list.insertBefore(row, rows.toSpliced(from, 1)[to] ?? null);
    });
    setTimeout(() => row.removeEventListener('click', swallow, true));
    if (isDropped && from !== to) move(from, to);
  };

  list.addEventListener('pointerdown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest('.task'));
    const isGrip = target.closest('.grip') !== null;
    if (!row || event.button !== 0 || list.dataset.fixed === 'true') return;
    if (!isGrip && (event.pointerType !== 'mouse' || target.closest('.check, .icon'))) return;
    const rows = rowsNow();
    const tops = rows.map(({ offsetTop }) => offsetTop);
    const from = rows.indexOf(row);
    drag = { row, from, to: from, start: event.clientY, tops, height: row.offsetHeight };
    if (isGrip) event.preventDefault();
  });

  addEventListener('pointermove', (event) => {
    if (!drag) return;
    const distance = event.clientY - drag.start;
    if (!list.classList.contains('is-dragging')) {
      if (Math.abs(distance) < THRESHOLD) return;
      list.classList.add('is-dragging');
      drag.row.classList.add('is-dragged');
      drag.row.setPointerCapture(event.pointerId);
      drag.row.addEventListener('click', swallow, true);
    }
    drag.to = placeAt(drag, distance);
    makeRoom(rowsNow(), drag, distance);
  });

  addEventListener('pointerup', () => end(list.classList.contains('is-dragging')));
  addEventListener('pointercancel', () => end(false));
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') end(false);
  });
}
