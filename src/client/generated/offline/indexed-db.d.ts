// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { Storage } from './storage.js';
/**
 * A storage in the browser, which all tabs of an origin share: one of them follows the service, and all can write. Where there are no Web Locks
 * (pages without TLS) each follows by itself, which costs more, and loses nothing.
 * @param name of the database: one for each user
 */
export declare function indexedDbStorage(name: string): Storage;
