import { Problem } from '../problems/index.ts';

/**
 * A 401 for a request without a token: the challenge names the scheme and nothing else (RFC 6750 section 3.1).
 * @param detail what is missing, for the reader of the answer
 */
export function tokenMissing(detail: string): Problem {
  return new Problem('UNAUTHENTICATED', { detail, headers: { 'www-authenticate': 'Bearer' } });
}

/**
 * A 401 for a token, or for the header that carries it, that is not accepted (RFC 6750 section 3).
 * @param description goes into the challenge between quotes, so a sentence of our own: printable ASCII without quotes and
 *   backslashes, and never text from the token
 * @param error the error of the challenge
 * @param cause the error behind it
 * @param detail for the reader of the answer, where more can be said than a challenge can hold
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
