import { uuidv7obj } from 'uuidv7';

/** In a version 7 UUID, its first 48 bits (RFC 9562, section 5.7): `019aa0a6-3f80`. */
const MOMENT_LENGTH = 13;

/**
 * The moment in a version 7 UUID, which is that of the creation of what it names, in milliseconds since 1970.
 * @param id the UUID
 */
export const momentIn = (id: string): number => Number.parseInt(id.slice(0, MOMENT_LENGTH).replace('-', ''), 16);

/**
 * What the service chooses for a new entry: its id, a version 7 UUID, and the moment of its creation, which is the one in the id, so that
 * the order of ids is the order of creation.
 */
export function newIdentity(): { readonly id: string; readonly created_at: string } {
  const id = uuidv7obj().toString();
  return { id, created_at: new Date(momentIn(id)).toISOString() };
}
