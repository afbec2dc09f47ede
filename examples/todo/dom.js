// What all parts of the page do with it.

/**
 * An element of the page.
 * @template {Element} Type
 * @param {string} id
 * @param {new () => Type} type what it has to be
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`index.html has no ${type.name} #${id}`);
}

/**
 * The part of an element that a selector finds.
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function part(parent, selector) {
  const element = parent.querySelector(selector);
  if (element instanceof HTMLElement) return element;
  throw new Error(`There is no ${selector}`);
}

/** Tells screen readers; what is seen says the same in its own way. @param {string} text */
export function announce(text) {
  const live = byId('live', HTMLElement);
  // The same text twice would not be read again.
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

const TOAST_MS = 6000;

/** Tells everybody, for a while. @param {string} text */
export function toast(text) {
  const element = Object.assign(document.createElement('p'), { className: 'toast', textContent: text });
  byId('toasts', HTMLElement).append(element);
  announce(text);
  setTimeout(() => element.remove(), TOAST_MS);
}

/** Whether motion is welcome. */
export const mayMove = () => !matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Lets elements glide to where a change of the page puts them.
 * @param {Iterable<HTMLElement>} elements
 * @param {() => void} change
 */
export function glide(elements, change) {
  const before = new Map([...elements].map((element) => [element, element.getBoundingClientRect().top]));
  change();
  if (!mayMove()) return;
  for (const [element, top] of before) {
    const distance = element.isConnected ? top - element.getBoundingClientRect().top : 0;
    if (distance === 0) continue;
    const frames = [{ transform: `translateY(${distance}px)` }, { transform: 'none' }];
    element.animate(frames, { duration: 220, easing: 'cubic-bezier(.2, .8, .2, 1)' });
  }
}
