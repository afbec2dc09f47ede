import type { Test } from 'tap';
import type { Taskpact } from 'taskpact-client';
import { openReplica, type Replica, type ReplicaOptions } from 'taskpact-client/offline';

/** Opens a replica that ends with the test. */
export async function open(t: Test, api: Taskpact, options: Omit<ReplicaOptions, 'api'> = {}): Promise<Replica> {
  const replica = await openReplica({ api, ...options });
  t.teardown(() => replica.close());
  return replica;
}

/** Resolves when the snapshot of a replica is as it should be. */
export function until(
  replica: Replica,
  isSo: (snapshot: ReturnType<Replica['getSnapshot']>) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(replica.getSnapshot())) return;
      end();
      resolve();
    };
    const end = replica.subscribe(look);
    look();
  });
}
