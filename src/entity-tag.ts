const LISTED = /(W\/)?("[\x21\x23-\x7e]*")/g;

/** A list may have empty elements (RFC 9110, section 5.6.1). */
const ANY = /^[ \t,]*\*/;

/** A version as it stands in an entity tag; longer numbers are no version of ours. */
const VERSION = /^"([1-9]\d{0,9})"$/;

const LARGEST_VERSION = 2_147_483_647;

/** The entity tag of a task: its version in quotes (RFC 9110, section 8.8.3). */
export const etagOf = (version: number | string): string => `"${version}"`;

/**
 * Whether If-None-Match names what the client would get, so that 304 is enough: weak comparison, RFC 9110, section 13.1.2.
 * @param header the field value, if there is one
 * @param etag the current entity tag
 */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return ANY.test(header) || [...header.matchAll(LISTED)].some(([, , tag]) => tag === etag);
}

/**
 * The versions that If-Match allows: strong comparison, RFC 9110, section 13.1.1, so that a weak tag allows none.
 * @param header the field value, if there is one
 * @returns undefined when any version is allowed
 */
export function allowedVersions(header: string | undefined): number[] | undefined {
  if (header === undefined || ANY.test(header)) return undefined;
  return [...header.matchAll(LISTED)]
    .map(([, weak, tag = '']) => (weak ? Number.NaN : Number(VERSION.exec(tag)?.[1])))
    .filter((version) => version <= LARGEST_VERSION);
}
