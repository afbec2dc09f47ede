const LISTED = /(W\/)?("[\x21\x23-\x7e]*")/g;

/** A list may have empty elements (RFC 9110, section 5.6.1). */
const ANY = /^[ \t,]*\*/;

/** A version as it stands in an entity tag; longer numbers are no version of ours. */
const VERSION = /^"([1-9]\d{0,9})"$/;

const LARGEST_VERSION = 2_147_483_647;

/** How entity tags are compared (RFC 9110, section 8.8.3.2): in the strong way a weak one equals none. */
export type Comparison = 'strong' | 'weak';

/** The entity tag of an entry: its version in quotes (RFC 9110, section 8.8.3). */
export const etagOf = (version: number | string): string => `"${version}"`;

/** Whether a field value is `*`, which stands for whatever there is. */
export const isAny = (header: string): boolean => ANY.test(header);

/** Whether a field value names a weak entity tag. */
export const hasWeakTag = (header: string): boolean => [...header.matchAll(LISTED)].some(([, weak]) => weak);

const tagsIn = (header: string, comparison: Comparison): string[] =>
  [...header.matchAll(LISTED)].flatMap(([, weak, tag = '']) => (weak && comparison === 'strong' ? [] : [tag]));

/**
 * Whether a field value stands for an entity tag.
 * @param header the value of If-Match or If-None-Match
 * @param etag the current entity tag, a strong one
 * @param comparison how they are compared
 */
export const names = (header: string, etag: string, comparison: Comparison): boolean =>
  isAny(header) || tagsIn(header, comparison).includes(etag);

/**
 * The versions that a field value names; other tags are no version of ours.
 * @param header the value of If-Match or If-None-Match, and not `*`
 * @param comparison how they are compared
 */
export const versionsIn = (header: string, comparison: Comparison): number[] =>
  tagsIn(header, comparison)
    .map((tag) => Number(VERSION.exec(tag)?.[1]))
    .filter((version) => version <= LARGEST_VERSION);
