import { tokenRefused } from './refusal.ts';
import { isSubject, type SignedToken } from './signed-token.ts';

/** What a token allows beyond the data of its subject. */
export interface Grants {
  /** Further owner ids for which it may act. */
  readonly owners: readonly string[];
  /** Its scopes; undefined: it names none, and may do everything. */
  readonly scopes: string | undefined;
}

/** Where a token says what it allows, and what is demanded of it. */
export interface GrantRules {
  /** The claim with further owner ids; undefined: there are none. */
  readonly ownersClaim: string | undefined;
  /** What every such id begins with, and no subject; undefined: they may be any. */
  readonly ownersPrefix: string | undefined;
  /** Whether a token without scopes may do nothing. */
  readonly requiresScopes: boolean;
}

/** RFC 6749 section 3.3: printable ASCII without quotes and backslashes, separated by spaces. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** The scopes as one text, which a cache keeps in less memory than a set: each between two spaces, as `checkScopes` looks for them. */
function scopesOf(payload: SignedToken['payload']): string | undefined {
  // RFC 8693 section 4.2 and RFC 9068 section 2.2.3 say `scope`, a text; some issuers say `scp`, a text or a list.
  const claim = payload.scope === undefined ? 'scp' : 'scope';
  const value = payload[claim];
  if (value === undefined) return undefined;
  const scopes: unknown[] = typeof value === 'string' ? value.split(' ').filter(Boolean) : [value].flat();
  if (scopes.every((scope) => typeof scope === 'string' && SCOPE.test(scope))) return ` ${scopes.join(' ')} `;
  throw tokenRefused(`The ${claim} claim of the token is not a list of scopes.`);
}

const idOf = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : entry;

function ownersOf(payload: SignedToken['payload'], claim: string, prefix: string): string[] {
  const value = payload[claim];
  // Issuers write null where a user is in no team.
  if (value === undefined || value === null) return [];
  const owners = [value].flat().map(idOf);
  if (!owners.every(isSubject)) {
    throw tokenRefused('The claim with the teams of the token is neither an id nor a list of ids.');
  }
  if (owners.every((owner) => owner.startsWith(prefix))) return owners;
  throw tokenRefused('The token names a team whose id does not begin with the prefix that those of teams have.');
}

/**
 * Reads what a token allows.
 * @param payload of a token whose signature is verified
 * @param subject its user id
 * @param rules which claims say it
 * @throws {Problem} UNAUTHENTICATED if a claim has another form, or if a team or a user has the id of the other kind
 */
export function grantsOf(
  payload: SignedToken['payload'],
  subject: string,
  { ownersClaim, ownersPrefix, requiresScopes }: GrantRules,
): Grants {
  if (ownersPrefix !== undefined && subject.startsWith(ownersPrefix)) {
    throw tokenRefused('The subject of the token begins with the prefix that only ids of teams have.');
  }
  const owners = ownersClaim === undefined ? [] : ownersOf(payload, ownersClaim, ownersPrefix ?? '');
  return { owners, scopes: scopesOf(payload) ?? (requiresScopes ? ' ' : undefined) };
}
