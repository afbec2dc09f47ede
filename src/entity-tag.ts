const LISTED = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** The entity tag of a task: its version in quotes (RFC 9110, section 8.8.3). */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * Whether If-None-Match names what the client would get, so that 304 is enough: weak comparison, RFC 9110, section 13.1.2.
 * @param header the field value, if there is one
 * @param etag the current entity tag
 */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || [...header.matchAll(LISTED)].some(([, tag]) => tag === etag);
}
