import { uuidv7obj } from 'uuidv7';

/**
 * What the service chooses for a new entry: its id, a version 7 UUID, and the moment of its creation, which is the one in the first 48 bits
 * of the id (RFC 9562, section 5.7), so that the order of ids is the order of creation.
 */
export function newIdentity(): { readonly id: string; readonly created_at: string } {
  const id = uuidv7obj();
  const created_at = new Date(Buffer.from(id.bytes).readUIntBE(0, 6)).toISOString();
  return { id: id.toString(), created_at };
}
