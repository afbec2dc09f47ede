import { createSigner } from 'fast-jwt';

/** The contents of a token. */
export interface TokenContents {
  /** The shared secret, at least 32 bytes. */
  readonly secret: string;
  /** The user id. */
  readonly subject: string;
  /** The claim that holds the user id: JWT_USER_CLAIM. */
  readonly claim: string;
  /** Whole seconds from now. */
  readonly expiresInSeconds: number;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  /** The scopes, separated by spaces; undefined: the token may do everything. */
  readonly scope?: string | undefined;
  /** Further claims. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Signs a token with HS256 (RFC 7519), for trials and tests: the service itself only verifies tokens.
 * @param contents subject, lifetime and secret
 */
export function signToken({
  secret,
  subject,
  claim,
  expiresInSeconds,
  issuer,
  audience,
  scope,
  claims,
}: TokenContents): string {
  const sign = createSigner({ algorithm: 'HS256', key: secret, expiresIn: expiresInSeconds * 1000 });
  return sign({ ...claims, [claim]: subject, iss: issuer, aud: audience, scope });
}
