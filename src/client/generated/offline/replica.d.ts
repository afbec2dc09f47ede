// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { ReplicaOptions } from './options.js';
import type { Replica } from './types.js';
/**
 * Opens a replica, and begins to follow the service.
 * @param options the client, where the replica is kept, and what decides about conflicts
 * @throws {ReplicaError} STORAGE_DENIED where the storage cannot be opened, STORAGE_FAILED where it cannot be read
 */
export declare function openReplica({ api, storage, ...options }: ReplicaOptions): Promise<Replica>;
