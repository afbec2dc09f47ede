import type { Taskpact } from '../index.ts';
import type { Storage } from './storage.ts';
import type { Merge } from './types.ts';

/** What a replica is made of. */
export interface ReplicaOptions {
  /** The client; it asks its `token` option again after a 401. */
  api: Taskpact;
  /** Default: `memoryStorage()`, which forgets everything with the page. */
  storage?: Storage;
  /** Decides about conflicts, at once. Default: fields that only one side changed are kept from both; where both did, theirs wins. */
  merge?: Merge;
}
