import type { Message, RecordChange, Storage } from './storage.ts';

/** A storage that is gone with the page; all replicas that are opened with it share what it has. */
export function memoryStorage(): Storage {
  const records = new Map<string, RecordChange>();
  const listeners = new Set<(message: Message) => void>();
  let revision = 0;
  let leading = Promise.resolve();

  return {
    async open() {
      const own = new Set<(message: Message) => void>();
      const tell = (message: Message) => {
        for (const listener of listeners) if (!own.has(listener)) queueMicrotask(() => listener(message));
      };
      return {
        async transact(known, decide) {
          const changes = decide(known === revision ? undefined : [...records.values()]);
          if (changes.length === 0) return revision;
          for (const change of changes) {
            const key = `${change.kind} ${change.key}`;
            if (change.value === null) records.delete(key);
            else records.set(key, change);
          }
          revision += 1;
          tell({ type: 'stored', revision, changes });
          return revision;
        },
        tell,
        hear(listener) {
          own.add(listener);
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        lead(signal, work) {
          leading = leading.then(() => (signal.aborted ? undefined : work()));
          return leading;
        },
        close() {
          for (const listener of own) listeners.delete(listener);
        },
      };
    },
  };
}
