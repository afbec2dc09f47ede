import { ReplicaError } from './errors.ts';
import type { Message, RecordChange, Storage, Store } from './storage.ts';

const RECORDS = 'records';
const REVISION = 'revision';

const PREFIX = 'taskpact:';

/** Opens the database, which is made where there is none. */
function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(RECORDS);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** One transaction over the only object store: other tabs wait for its end. */
function transactIn(
  db: IDBDatabase,
  ...[known, decide]: Parameters<Store['transact']>
): Promise<[number, readonly RecordChange[]]> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(RECORDS, 'readwrite', { durability: 'strict' });
    const records = transaction.objectStore(RECORDS);
    let failure: unknown;
    let [revision, changes]: [number, readonly RecordChange[]] = [known, []];

    const decideOn = (newer: readonly RecordChange[] | undefined) => {
      try {
        changes = decide(newer);
        if (changes.length === 0) return;
        for (const change of changes) {
          const key = [change.kind, change.key];
          if (change.value === null) records.delete(key);
          else records.put(change, key);
        }
        revision += 1;
        records.put(revision, REVISION);
      } catch (error) {
        failure = error;
        transaction.abort();
      }
    };
    const found: IDBRequest<number | undefined> = records.get(REVISION);
    found.onsuccess = () => {
      revision = found.result ?? 0;
      if (revision === known) return decideOn(undefined);
      // Arrays come after strings in the order of keys, so that the revision is not among them.
      const all: IDBRequest<RecordChange[]> = records.getAll(IDBKeyRange.lowerBound([]));
      all.onsuccess = () => decideOn(all.result);
    };
    transaction.oncomplete = () => resolve([revision, changes]);
    transaction.onabort = () => reject(failure ?? transaction.error);
  });
}

/** How the tabs of a browser tell each other. */
function channelOf(name: string): Pick<Store, 'tell' | 'hear' | 'close'> {
  const channel = new BroadcastChannel(name);
  return {
    tell: (message) => channel.postMessage(message),
    hear(listener) {
      const hear = ({ data }: MessageEvent<Message>) => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
}

const denied = (name: string, cause: unknown) => {
  const detail = `The browser does not let this page store anything (IndexedDB ${name}: ${cause}). Ask the user to allow it, or open the replica with storage: memoryStorage(), which forgets what is queued when the page closes.`;
  return new ReplicaError('STORAGE_DENIED', detail, cause);
};

/**
 * A storage in the browser, which all tabs of an origin share: one of them follows the service, and all can write. Where there are no Web Locks
 * (pages without TLS) each follows by itself, which costs more, and loses nothing.
 * @param name of the database: one for each user
 */
export function indexedDbStorage(name: string): Storage {
  const own = PREFIX + name;
  return {
    async open() {
      const db = await Promise.resolve()
        .then(() => openDatabase(own))
        .catch((cause: unknown) => {
          throw denied(own, cause);
        });
      const { tell, hear, close } = channelOf(own);
      // Another tab deletes the database: it would wait for this one otherwise.
      db.onversionchange = () => db.close();
      return {
        tell,
        hear,
        async transact(known, decide) {
          const [revision, changes] = await transactIn(db, known, decide);
          if (changes.length > 0) tell({ type: 'stored', revision, changes });
          return revision;
        },
        lead: (signal, work) => {
          const locks = globalThis.navigator?.locks;
          return locks ? locks.request(own, { signal }, work) : work();
        },
        close() {
          close();
          db.close();
        },
      };
    },
  };
}
