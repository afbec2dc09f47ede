import { type GrantRules, type Grants, grantsOf } from './grants.ts';
import { tokenRefused } from './refusal.ts';
import { isSubject, type SignedToken } from './signed-token.ts';

/** Times in seconds since 1970. */
interface Times {
  readonly expires: number;
  readonly starts: number | undefined;
  readonly issued: number | undefined;
}

/** What is kept of a verified token: its subject, what else it allows, and its times. */
export interface TokenClaims extends Grants, Times {
  readonly subject: string;
}

/** What the claims are checked against. */
export interface ClaimRules extends GrantRules {
  /** Seconds by which the issuer's clock and this one may differ. */
  readonly clockTolerance: number;
  /** The claim that holds the user id. */
  readonly userClaim: string;
}

/** The `typ` of a token for an API (RFC 7519 section 5.1, RFC 9068 section 2.1); the prefix is optional (RFC 7515 section 4.1.9). */
const TYPE = /^(?:application\/)?(?:jwt|at\+jwt)$/i;

/** The largest time value of a Date in seconds (ECMA-262, time values). */
const MAX_SECONDS = 8.64e12;

/** A date claim in seconds since 1970 (RFC 7519 section 2, NumericDate); undefined when the token has none. */
function dateOf(payload: SignedToken['payload'], claim: string): number | undefined {
  const value = payload[claim];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Math.abs(value) <= MAX_SECONDS) return value;
  throw tokenRefused(`The ${claim} claim of the token is not a date in seconds.`);
}

/** Refuses tokens that the same key signed for another purpose, such as a logout token or a proof of possession (RFC 8725 section 3.11). */
function checkHeader(header: SignedToken['header']): void {
  // RFC 7515 section 4.1.11: critical extensions must be understood, and this service supports none.
  if (Object.hasOwn(header, 'crit')) throw tokenRefused('The token has a crit header, and no extension is supported.');
  if (!Object.hasOwn(header, 'typ')) return;
  if (typeof header.typ === 'string' && TYPE.test(header.typ)) return;
  throw tokenRefused('The typ header of the token is neither JWT nor at+jwt.');
}

/** RFC 7519 sections 4.1.4 to 4.1.6; `exp` is required, because a token without it never expires. */
function timesOf(payload: SignedToken['payload']): Times {
  const expires = dateOf(payload, 'exp');
  if (expires === undefined) throw tokenRefused('The token has no exp claim: it would never expire.');
  return { expires, starts: dateOf(payload, 'nbf'), issued: dateOf(payload, 'iat') };
}

/**
 * Checks the times of a token against the clock: on every request, because a cached token may have expired meanwhile.
 * @param times of the token
 * @param clockTolerance seconds by which the issuer's clock and this one may differ
 * @param now seconds since 1970
 * @throws {Problem} UNAUTHENTICATED (RFC 7519 sections 4.1.4 to 4.1.6)
 */
export function checkTime(
  { expires, starts, issued }: Times,
  clockTolerance: number,
  now: number = Date.now() / 1000,
): void {
  // A token is no longer valid at the time of `exp` itself.
  if (expires + clockTolerance <= now) throw tokenRefused('The token has expired.');
  if (starts !== undefined && starts - clockTolerance > now) throw tokenRefused('The token is not valid yet.');
  if (issued !== undefined && issued - clockTolerance > now) throw tokenRefused('The token is issued in the future.');
}

/**
 * The checks that fast-jwt leaves to its caller.
 * @param token header and payload of a token whose signature is verified
 * @param rules what they are checked against
 * @param now seconds since 1970
 * @throws {Problem} UNAUTHENTICATED naming the first error (RFC 7519 section 4.1, RFC 8725 section 3)
 */
export function claimsOf({ header, payload }: SignedToken, rules: ClaimRules, now?: number): TokenClaims {
  checkHeader(header);
  const times = timesOf(payload);
  checkTime(times, rules.clockTolerance, now);
  // Also if no issuer is configured: a list could be taken for any of its entries (RFC 8725 section 3.8).
  if (payload.iss !== undefined && typeof payload.iss !== 'string') {
    throw tokenRefused('The iss claim of the token is not a string.');
  }
  const subject = payload[rules.userClaim];
  if (isSubject(subject)) return { subject, ...grantsOf(payload, subject, rules), ...times };
  throw tokenRefused('The token names no user: that takes 1 to 255 characters, none of them a control character.');
}
