import { tokenRefused } from './refusal.ts';

/** A token that is signed by a key of ours, before its claims are believed. */
export interface SignedToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What stays of a token when it is verified: who it is for, and when; in seconds since 1970. */
export interface TokenClaims {
  readonly subject: string;
  readonly expires: number;
  readonly starts: number | undefined;
  readonly issued: number | undefined;
}

/** What the claims are held against. */
export interface ClaimRules {
  /** Seconds by which the issuer's clock and this one may differ. */
  readonly clockTolerance: number;
  /** The claim that holds the user id. */
  readonly userClaim: string;
}

/** 1 to 255 characters, none of them a control character or half of a surrogate pair: text that PostgreSQL keeps as it came. */
const SUBJECT = /^[^\p{Cc}\p{Cs}]{1,255}$/u;

/** What a token for an API may say that it is (RFC 7519 section 5.1, RFC 9068 section 2.1); the prefix may be left out (RFC 7515 section 4.1.9). */
const TYPE = /^(?:application\/)?(?:jwt|at\+jwt)$/i;

/** The last second that a Date can name (ECMA-262, time values): later than that is a number, but no date. */
const LAST_SECOND = 8.64e12;

/**
 * Says whether a value can be a user id.
 * @param value anything
 */
export function isSubject(value: unknown): value is string {
  return typeof value === 'string' && SUBJECT.test(value);
}

/** A date claim in seconds since 1970 (RFC 7519 section 2, NumericDate); undefined when the token has none. */
function dateOf(payload: SignedToken['payload'], claim: string): number | undefined {
  const value = payload[claim];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Math.abs(value) <= LAST_SECOND) return value;
  throw tokenRefused(`The ${claim} claim of the token is not a date in seconds.`);
}

/** What is signed with the same key for another purpose (a logout token, a proof of possession) says so (RFC 8725 section 3.11). */
function checkHeader(header: SignedToken['header']): void {
  // RFC 7515 section 4.1.11: what is critical must be understood, and this service understands no extension at all.
  if (Object.hasOwn(header, 'crit')) throw tokenRefused('The token has a crit header, and no extension is supported.');
  if (!Object.hasOwn(header, 'typ')) return;
  if (typeof header.typ === 'string' && TYPE.test(header.typ)) return;
  throw tokenRefused('The typ header of the token is neither JWT nor at+jwt.');
}

/** RFC 7519 sections 4.1.4 to 4.1.6; an `exp` is required, since a token without one is good for ever. */
function timesOf(payload: SignedToken['payload']): Omit<TokenClaims, 'subject'> {
  const expires = dateOf(payload, 'exp');
  if (expires === undefined) throw tokenRefused('The token has no exp claim: it would never expire.');
  return { expires, starts: dateOf(payload, 'nbf'), issued: dateOf(payload, 'iat') };
}

/**
 * Holds the times of a token against the clock: on every request, since what was in time when it was remembered may have
 * expired since.
 * @param times of the token
 * @param clockTolerance seconds by which the issuer's clock and this one may differ
 * @param now seconds since 1970
 * @throws {Problem} UNAUTHENTICATED (RFC 7519 sections 4.1.4 to 4.1.6)
 */
export function checkTime(
  { expires, starts, issued }: Omit<TokenClaims, 'subject'>,
  clockTolerance: number,
  now: number = Date.now() / 1000,
): void {
  // The moment of `exp` itself is already too late.
  if (expires + clockTolerance <= now) throw tokenRefused('The token has expired.');
  if (starts !== undefined && starts - clockTolerance > now) throw tokenRefused('The token is not valid yet.');
  if (issued !== undefined && issued - clockTolerance > now) throw tokenRefused('The token is issued in the future.');
}

/**
 * The checks that fast-jwt leaves to its caller.
 * @param token header and payload behind a verified signature
 * @param rules what they are held against
 * @param now seconds since 1970
 * @throws {Problem} UNAUTHENTICATED naming the first thing that is wrong (RFC 7519 section 4.1, RFC 8725 section 3)
 */
export function claimsOf(
  { header, payload }: SignedToken,
  { clockTolerance, userClaim }: ClaimRules,
  now?: number,
): TokenClaims {
  checkHeader(header);
  const times = timesOf(payload);
  checkTime(times, clockTolerance, now);
  // Also where no issuer is configured: a list could be read as any of its entries (RFC 8725 section 3.8).
  if (payload.iss !== undefined && typeof payload.iss !== 'string') {
    throw tokenRefused('The iss claim of the token is not a string.');
  }
  const subject = payload[userClaim];
  if (isSubject(subject)) return { subject, ...times };
  throw tokenRefused('The token names no user: that takes 1 to 255 characters, none of them a control character.');
}
