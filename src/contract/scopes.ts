import { Problem } from '../problems/index.ts';

/** The scopes of a token, each between two spaces; undefined: it may do everything. */
export type GrantedScopes = string | undefined;

/**
 * Checks that a request may do what needs some scopes.
 * @param granted the scopes of its token
 * @param required the scopes that the contract's `security` names, all of which are needed
 * @throws {Problem} INSUFFICIENT_SCOPE, with the challenge of RFC 6750 section 3.1
 */
export function checkScopes(granted: GrantedScopes, required: readonly string[]): void {
  if (granted === undefined) return;
  const missing = required.filter((scope) => !granted.includes(` ${scope} `));
  if (missing.length === 0) return;
  throw new Problem('INSUFFICIENT_SCOPE', {
    detail: `This needs the scope ${required.join(' and ')}. The token does not have ${missing.join(', ')}.`,
    headers: { 'www-authenticate': `Bearer error="insufficient_scope", scope="${required.join(' ')}"` },
  });
}
