// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { Storage } from './storage.js';
/** A storage that is gone with the page; all replicas that are opened with it share what it has. */
export declare function memoryStorage(): Storage;
