/** A token whose signature is verified and whose claims are not yet checked. */
export interface SignedToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** 1 to 255 characters without control characters and lone surrogates, which PostgreSQL stores unchanged. */
const SUBJECT = /^[^\p{Cc}\p{Cs}]{1,255}$/u;

/**
 * Whether a value can be a user id.
 * @param value anything
 */
export function isSubject(value: unknown): value is string {
  return typeof value === 'string' && SUBJECT.test(value);
}
