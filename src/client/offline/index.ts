export { ReplicaError } from './errors.ts';
export { indexedDbStorage } from './indexed-db.ts';
export { memoryStorage } from './memory.ts';
export type { ReplicaOptions } from './options.ts';
export { openReplica } from './replica.ts';
export type { Storage } from './storage.ts';
export type * from './types.ts';
