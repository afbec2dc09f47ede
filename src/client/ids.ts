const BYTES = 16;

/** Of the version, and of the variant (RFC 9562, section 5.7). */
const [VERSION_BYTE, VARIANT_BYTE] = [6, 8];

/** The moment takes the first bytes. */
const MOMENT_BYTES = 6;

/**
 * Makes an id for `put`: a UUID of version 7, of this moment and random bits.
 * @param moment that of the creation, in milliseconds since 1970; at most a day ahead of the service's clock
 */
export function newId(moment: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  let rest = moment;
  for (let index = MOMENT_BYTES - 1; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[VERSION_BYTE] = 0x70 | ((bytes[VERSION_BYTE] ?? 0) & 0x0f);
  bytes[VARIANT_BYTE] = 0x80 | ((bytes[VARIANT_BYTE] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
