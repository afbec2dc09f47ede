// The replica of the user's tasks: everything on the page is read from it, and written to it.
import { toast } from './dom.js';
import { createTaskpact } from './generated/index.js';
import { indexedDbStorage, memoryStorage, openReplica } from './generated/offline/index.js';

/** @typedef {import('./generated/offline/index.js').Replica} Replica */
/** @typedef {import('./generated/offline/index.js').Conflict} Conflict */
/** @typedef {import('./session.js').Session} Session */

/**
 * Opens the replica of a user. What it has is stored in this browser, so that it is there without a network.
 * @param {Session} session
 */
export async function openStore(session) {
  const api = createTaskpact({ baseUrl: location.origin, token: session.token });
  try {
    return await openReplica({ api, storage: indexedDbStorage(`taskpact-example-${session.user}`) });
  } catch (error) {
    toast(`This browser stores nothing, so stay online: ${error instanceof Error ? error.message : error}`);
    return openReplica({ api, storage: memoryStorage() });
  }
}

/** The fields in which two states of a thing differ, with those of the second. @param {object} from @param {object} to */
function difference(from, to) {
  const before = /** @type {Record<string, unknown>} */ (from);
  const isOwn = (/** @type {string} */ name) =>
    !/^(id|user_id|version|etag|(created|updated|completed)_(at|by)|subtask_counts)$/.test(name);
  const changed = Object.entries(to).filter(
    ([name, value]) => isOwn(name) && JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  return Object.fromEntries(changed);
}

/**
 * Makes of a conflict what the user decided, where that is not what the merge has made.
 * @param {Replica} replica
 * @param {Conflict} conflict
 * @param {'mine' | 'theirs'} choice
 */
export async function settle(replica, conflict, choice) {
  const { resource, id, merged } = conflict;
  const wanted = conflict[choice];
  const writes = resource === 'task' ? replica.tasks : replica.projects;
  if (!wanted) {
    if (merged) await writes.delete(id);
  } else if (!merged) {
    await writes.create(
      /** @type {import('./views.js').Task & import('./views.js').Project} */ (difference({}, wanted)),
    );
  } else {
    const patch = difference(merged, wanted);
    if (Object.keys(patch).length > 0) await writes.update(id, patch);
  }
}
