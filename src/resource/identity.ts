import { uuidv7obj } from 'uuidv7';

/** In a version 7 UUID, its first 48 bits (RFC 9562, section 5.7): `019aa0a6-3f80`. */
const MOMENT_LENGTH = 13;

/**
 * The moment in a version 7 UUID, which is that of the creation of what it names, in milliseconds since 1970.
 * @param id the UUID
 */
export const momentIn = (id: string): number => Number.parseInt(id.slice(0, MOMENT_LENGTH).replace('-', ''), 16);

/** The bytes of that moment, the most significant first. */
const MOMENT_BYTES = 6;

/** What the service chooses for a new entry. */
export interface Identity {
  /** A version 7 UUID. */
  readonly id: string;
  /** The moment in the id, so that the order of ids is the order of creation; in milliseconds since 1970, and RFC 3339. */
  readonly createdMs: number;
  readonly created_at: string;
}

/** Makes a new identity. */
export function newIdentity(): Identity {
  const uuid = uuidv7obj();
  let createdMs = 0;
  // From the bytes: to parse the text takes longer than all else here.
  for (let index = 0; index < MOMENT_BYTES; index += 1) createdMs = createdMs * 256 + (uuid.bytes[index] ?? 0);
  return { id: uuid.toString(), createdMs, created_at: new Date(createdMs).toISOString() };
}
