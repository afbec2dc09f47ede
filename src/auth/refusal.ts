import { Problem } from '../problems/index.ts';

/**
 * A 401 for a request without a token: the challenge has only the scheme (RFC 6750 section 3.1).
 * @param detail what is missing, for the sender of the request
 */
export function tokenMissing(detail: string): Problem {
  return new Problem('UNAUTHENTICATED', { detail, headers: { 'www-authenticate': 'Bearer' } });
}

/**
 * A 401 for an invalid token, or an invalid header that carries it (RFC 6750 section 3).
 * @param description a quoted string of the challenge: printable ASCII without quotes and backslashes, and never text from the token
 * @param error the error code of the challenge
 * @param cause the underlying error
 * @param detail for the sender of the request, if it says more than the challenge
 */
export function tokenRefused(
  description: string,
  error: 'invalid_token' | 'invalid_request' = 'invalid_token',
  cause?: unknown,
  detail = description,
): Problem {
  return new Problem('UNAUTHENTICATED', {
    detail,
    cause,
    headers: { 'www-authenticate': `Bearer error="${error}", error_description="${description}"` },
  });
}
