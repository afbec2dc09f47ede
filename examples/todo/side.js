// The side: the lists, and how the page stands to the service.
import { announce, byId } from './dom.js';
import { tasksOf, viewsOf } from './views.js';

/** @typedef {import('./views.js').Snapshot} Snapshot */

/** @param {string} id @param {string} name @param {number} count @param {string | null | undefined} color @param {boolean} isCurrent */
function entry(id, name, count, color, isCurrent) {
  const link = Object.assign(document.createElement('a'), { href: `#${id}` });
  const dot = Object.assign(document.createElement('span'), { className: `dot dot-${id}` });
  if (color) dot.style.setProperty('--dot', color);
  const label = Object.assign(document.createElement('span'), { className: 'name', textContent: name });
  const number = Object.assign(document.createElement('span'), { className: 'count', textContent: count || '' });
  number.setAttribute('aria-label', count ? `${count} open` : '');
  if (!count) number.removeAttribute('aria-label');
  link.append(dot, label, number);
  if (isCurrent) link.setAttribute('aria-current', 'page');
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** Shows the lists. @param {Snapshot} snapshot @param {string} current */
export function showLists(snapshot, current) {
  const lists = byId('lists', HTMLElement);
  const focused = document.activeElement?.getAttribute('href');
  const entries = viewsOf(snapshot).map(({ id, name, color }) =>
    entry(id, name, tasksOf(snapshot, id).open.length, color, id === current),
  );
  lists.replaceChildren(...entries);
  const again = focused ? lists.querySelector(`a[href="${CSS.escape(focused)}"]`) : null;
  if (again instanceof HTMLElement) again.focus();
}

/** @typedef {{ state: Snapshot['status']['state'], pending: number, detail?: string }} Shown */

/** What the replica says, and at once what the browser knows of the network. @param {Snapshot['status']} status @returns {Shown} */
const shownOf = (status) => (navigator.onLine ? status : { ...status, state: 'offline' });

/** @param {Shown} status */
function textOf({ state, pending }) {
  if (state === 'offline') return pending ? `Offline · ${pending} waiting` : 'Offline';
  if (pending) return `Sending · ${pending} waiting`;
  return state === 'syncing' ? 'Syncing' : 'Up to date';
}

/** Shows whether there is a connection, and what waits for one. @param {Snapshot['status']} replica */
export function showStatus(replica) {
  const status = shownOf(replica);
  const badge = byId('sync', HTMLElement);
  const text = byId('sync-text', HTMLElement);
  if (badge.dataset.state !== status.state && (status.state === 'offline' || badge.dataset.state === 'offline')) {
    announce(status.state === 'offline' ? 'Offline. What you change is kept, and sent later.' : 'Online again.');
  }
  badge.dataset.state = status.pending && status.state === 'live' ? 'syncing' : status.state;
  badge.title = `${status.pending} changes wait for the service. ${status.detail ?? ''}`;
  if (text.textContent !== textOf(status)) text.textContent = textOf(status);
}
