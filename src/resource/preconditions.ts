import { Problem } from '../problems/index.ts';
import { hasWeakTag, isAny, names, versionsIn } from './entity-tag.ts';

/** The preconditions of a request, as they came. */
export interface Preconditions {
  readonly 'if-match'?: string | undefined;
  readonly 'if-none-match'?: string | undefined;
}

/** At which versions an entry may be written. */
export interface VersionCondition {
  /** At these and no others; at any when undefined. */
  readonly allowed: number[] | undefined;
  /** Not at these. */
  readonly refused: number[] | undefined;
}

/** Which precondition does not hold, in the order of RFC 9110, section 13.2.2. */
function unmet(headers: Preconditions, etag: string): keyof Preconditions | undefined {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (match !== undefined && !names(match, etag, 'strong')) return 'if-match';
  if (noneMatch !== undefined && names(noneMatch, etag, 'weak')) return 'if-none-match';
  return undefined;
}

function reasonOf(headers: Preconditions, etag: string): string {
  const { 'if-match': match = '', 'if-none-match': noneMatch = '' } = headers;
  const current = `The current entity tag is ${etag}`;
  switch (unmet(headers, etag)) {
    case 'if-match':
      if (!hasWeakTag(match)) return `${current}, which If-Match does not name.`;
      return `${current}, and If-Match does not name it: weak tags (W/"…") never match there. Send ETag as it came, without W/.`;
    case 'if-none-match':
      if (!isAny(noneMatch)) return `${current}, which If-None-Match names.`;
      return `${current}, and If-None-Match: * asks that there be nothing yet.`;
    case undefined:
      return `The entity tag was another one when the request was carried out. It is ${etag} now.`;
  }
}

/**
 * The 412 for a request whose preconditions did not hold.
 * @param headers the preconditions
 * @param etag the current entity tag
 * @param current the entry as it is, read together with its entity tag
 */
export const preconditionFailed = (headers: Preconditions, etag: string, current?: object): Problem =>
  new Problem('PRECONDITION_FAILED', {
    detail: reasonOf(headers, etag),
    headers: { etag },
    ...(current && { members: { current } }),
  });

/**
 * Evaluates the preconditions of a read (RFC 9110, section 13.2.2).
 * @param headers the preconditions
 * @param etag the current entity tag of what would be answered
 * @param current gives what would be answered, for the 412 to say it
 * @returns whether the client has it already, so that 304 is enough
 * @throws {Problem} PRECONDITION_FAILED when If-Match does not name it
 */
export function isNotModified(headers: Preconditions, etag: string, current?: () => object): boolean {
  const failed = unmet(headers, etag);
  if (failed === 'if-match') throw preconditionFailed(headers, etag, current?.());
  return failed === 'if-none-match';
}

/**
 * The preconditions of a write in terms of versions, for the statement that writes: it evaluates them in the same step.
 * @param headers the preconditions
 * @param requiresIfMatch whether the service takes no write without If-Match
 * @throws {Problem} PRECONDITION_REQUIRED
 */
export function versionCondition(headers: Preconditions, requiresIfMatch: boolean): VersionCondition {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (match === undefined && requiresIfMatch) {
    const detail = 'Send If-Match with the ETag of the version that you mean to change.';
    throw new Problem('PRECONDITION_REQUIRED', { detail });
  }
  const allowed = match === undefined || isAny(match) ? undefined : versionsIn(match, 'strong');
  if (noneMatch === undefined) return { allowed, refused: undefined };
  // What is changed is there, so that `*` refuses every version.
  return isAny(noneMatch) ? { allowed: [], refused: undefined } : { allowed, refused: versionsIn(noneMatch, 'weak') };
}

/** Whether a write is to make what is not there yet, and to change nothing that is. */
export const isCreation = ({ 'if-match': match, 'if-none-match': noneMatch }: Preconditions): boolean =>
  match === undefined && noneMatch !== undefined && isAny(noneMatch);

/** Whether an entry at a version may be written. */
export const permits = ({ allowed, refused }: VersionCondition, version: number): boolean =>
  (allowed === undefined || allowed.includes(version)) && (refused === undefined || !refused.includes(version));
