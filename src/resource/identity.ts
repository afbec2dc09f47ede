import { uuidv7obj } from 'uuidv7';
import { validationFailed } from '../problems/invalid.ts';

/** Before every id, and behind (RFC 9562, sections 5.9 and 5.10). */
export const [FIRST_ID, LAST_ID] = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** In a version 7 UUID, its first 48 bits (RFC 9562, section 5.7): `019aa0a6-3f80`. */
const MOMENT_LENGTH = 13;

/**
 * The moment in a version 7 UUID, which is that of the creation of what it names, in milliseconds since 1970.
 * @param id the UUID
 */
export const momentIn = (id: string): number => Number.parseInt(id.slice(0, MOMENT_LENGTH).replace('-', ''), 16);

/** The bytes of that moment, the most significant first. */
const MOMENT_BYTES = 6;

/** What a new entry is known by, and when it is made. */
export interface Identity {
  /** A version 7 UUID. */
  readonly id: string;
  /** The moment in the id, so that the order of ids is the order of creation; in milliseconds since 1970, and RFC 3339. */
  readonly createdMs: number;
  readonly created_at: string;
  /** When it is stored, by the clock of the service; with an id of the service's the same. */
  readonly updated_at: string;
}

/** The form of a version 7 UUID (RFC 9562, section 5.7). */
const VERSION_7 = /^.{14}7.{4}[89ab]/i;

/** How far the moment of an id may be ahead of the clock of the service, in milliseconds. */
const MAX_AHEAD_MS = 24 * 60 * 60 * 1000;

/**
 * The identity of a new entry under an id that its client chose.
 * @param id a UUID
 * @param name of the parameter that it came by, for the error
 * @throws {import('../problems/index.ts').Problem} VALIDATION_FAILED where its version is not 7, or its moment is too far ahead
 */
export function chosenIdentity(id: string, name: string): Identity {
  const refused = (detail: string) => validationFailed([{ in: 'path', name, detail, keyword: 'format' }]);
  if (!VERSION_7.test(id)) {
    // Of version 7 by its digit, and yet of another variant.
    const other = id[14] === '7' ? '' : `, not of version ${id[14]}`;
    throw refused(`must be a UUID of version 7 to be created, like ${newIdentity().id}${other}`);
  }
  const createdMs = momentIn(id);
  if (createdMs > Date.now() + MAX_AHEAD_MS)
    throw refused(`must have a moment that is at most a day ahead, not ${new Date(createdMs).toISOString()}`);
  const [created_at, updated_at] = [new Date(createdMs).toISOString(), new Date().toISOString()];
  return { id: id.toLowerCase(), createdMs, created_at, updated_at };
}

/** Makes a new identity. */
export function newIdentity(): Identity {
  const uuid = uuidv7obj();
  let createdMs = 0;
  // From the bytes: to parse the text takes longer than all else here.
  for (let index = 0; index < MOMENT_BYTES; index += 1) createdMs = createdMs * 256 + (uuid.bytes[index] ?? 0);
  const created_at = new Date(createdMs).toISOString();
  return { id: uuid.toString(), createdMs, created_at, updated_at: created_at };
}
