// Tells what other devices have changed. Windows of this browser share one replica with this one: what they do is seen, and not told.
import { announce } from './dom.js';
import { highlight } from './list.js';

/** @typedef {import('./views.js').Snapshot} Snapshot */

/** Whether nothing of this browser is on its way, so that a change comes from elsewhere. @param {Snapshot} snapshot */
const isQuiet = ({ status }) => status.state === 'live' && status.pending === 0;

/**
 * Shows which tasks have changed elsewhere between two snapshots, and tells screen readers.
 * @param {Snapshot} before
 * @param {Snapshot} now
 */
export function tellOfOthers(before, now) {
  if (!isQuiet(before) || !isQuiet(now)) return;
  const changed = [...now.tasks.values()].filter(({ id, version }) => before.tasks.get(id)?.version !== version);
  for (const { id } of changed) highlight(id);
  const [first, ...others] = changed;
  if (first)
    announce(others.length > 0 ? `${changed.length} tasks changed elsewhere` : `Changed elsewhere: ${first.title}`);
}
