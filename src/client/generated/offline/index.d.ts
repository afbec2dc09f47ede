// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
export { ReplicaError } from './errors.js';
export { indexedDbStorage } from './indexed-db.js';
export { memoryStorage } from './memory.js';
export type { ReplicaOptions } from './options.js';
export { openReplica } from './replica.js';
export type { Storage } from './storage.js';
export type * from './types.js';
