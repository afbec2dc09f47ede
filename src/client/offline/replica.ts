import { EMPTY, type State, writesOf } from './draft.ts';
import { ReplicaError } from './errors.ts';
import { eventsOf } from './events.ts';
import { followerOf } from './follow.ts';
import { keep } from './kept.ts';
import { memoryStorage } from './memory.ts';
import type { ReplicaOptions } from './options.ts';
import type { Renamed } from './rename.ts';
import type { Message, Store, StoredWrite } from './storage.ts';
import type { Rejected, Replica, Snapshot, Status } from './types.ts';
import { viewOf } from './view.ts';
import { writing } from './writing.ts';

type How = Pick<Status, 'state' | 'detail'>;

const closed = () => new ReplicaError('CLOSED', 'The replica is closed: open another one.');

/** A write that is set aside, as events tell it. */
function rejectedOf({ problem, because, base: _, ...write }: StoredWrite): Rejected[] {
  return problem ? [{ write, problem, ...(because !== undefined && { because }) }] : [];
}

function snapshotOf(state: State, how: How): Snapshot {
  const writes = writesOf(state);
  const rejected = writes.flatMap(rejectedOf);
  return { ...viewOf(state), status: { ...how, pending: writes.length - rejected.length, rejected } };
}

/** What everybody sees of a replica, and is told when it is another. */
function publisherOf() {
  const subscribers = new Set<() => void>();
  let [state, how]: [State, How] = [EMPTY, { state: 'syncing' }];
  let snapshot = snapshotOf(state, how);
  return {
    getSnapshot: () => snapshot,
    subscribe(listener: () => void) {
      subscribers.add(listener);
      return () => void subscribers.delete(listener);
    },
    how: () => how,
    publish(nextState: State = state, nextHow: How = how): void {
      [state, how] = [nextState, nextHow];
      snapshot = snapshotOf(state, how);
      for (const subscriber of subscribers) subscriber();
    },
  };
}

/** Wakes what waits for the network when the browser says that it is back. */
function onOnline(wake: () => void, signal: AbortSignal): void {
  if (typeof addEventListener === 'function') addEventListener('online', wake, { signal });
}

/**
 * Opens a replica, and begins to follow the service.
 * @param options the client, where the replica is kept, and what decides about conflicts
 * @throws {ReplicaError} STORAGE_DENIED where the storage cannot be opened, STORAGE_FAILED where it cannot be read
 */
export async function openReplica({ api, storage = memoryStorage(), ...options }: ReplicaOptions): Promise<Replica> {
  const { merge = () => undefined } = options;
  const store: Store = await storage.open();
  const closing = new AbortController();
  const { signal } = closing;
  const { publish, how, getSnapshot, subscribe } = publisherOf();
  let changed = (state: State) => publish(state);
  const kept = await keep(store, (state) => changed(state));
  const events = eventsOf(kept);

  function take(message: Message): void {
    if (message.type === 'state') {
      const { state, detail } = message;
      publish(kept.state, { state, ...(detail !== undefined && { detail }) });
    } else if (message.type === 'renamed') events.emit('renamed', message.detail);
    else if (message.type === 'signInNeeded') events.emit('signInNeeded', message.detail);
    else if (message.type === 'storageFailed') events.emit('storageFailed', message.detail);
    else if (message.type === 'hello' && isLeading) store.tell({ type: 'state', ...how() });
  }
  const say = (message: Message) => {
    if (signal.aborted) return;
    take(message);
    store.tell(message);
  };
  let isLeading = false;
  const parties = { api, kept, merge, renamed: (detail: Renamed) => say({ type: 'renamed', detail }) };
  const follower = followerOf(parties, say);
  changed = (state) => {
    publish(state);
    events.deliver();
    follower.queued();
  };
  store.hear(take);
  store.tell({ type: 'hello' });
  const lead = () => {
    isLeading = true;
    return follower.run(signal);
  };
  const leading = store.lead(signal, lead).catch((cause: unknown) => {
    const error = new ReplicaError('STORAGE_FAILED', `Nobody follows the service: ${cause}`, cause);
    say({ type: 'storageFailed', detail: { error } });
  });
  onOnline(follower.wake, signal);

  return {
    subscribe,
    getSnapshot,
    on: events.on,
    ...writing((decide) => (signal.aborted ? Promise.reject(closed()) : kept.transact(decide)), merge),
    async sync() {
      if (signal.aborted) throw closed();
      await follower.round(signal).catch((cause) => {
        throw new ReplicaError(
          'SYNC_FAILED',
          `Could not sync: ${cause instanceof Error ? cause.message : cause}`,
          cause,
        );
      });
      if (how().state !== 'live') follower.wake();
    },
    async close() {
      closing.abort(closed());
      await leading;
      store.close();
    },
  };
}
