/** An entry of a collection as the contract shows it. */
export interface Entity {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** A page with a next page. */
export interface Continued {
  readonly operation: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly cursor: string;
  /** The last entry on the page, as it was shown. */
  readonly last: object;
}

/** A user of a session, with the expected state of the service. */
export interface Person {
  readonly name: string;
  readonly token: string;
  /** Added to every text of this user that has room for it; it must never appear in a response to another user. */
  readonly secret: string;
  /** By the names of the collections and by id. */
  readonly entries: Map<string, Map<string, Entity>>;
  /** Ids of what was deleted, by the names of the collections. */
  readonly gone: Map<string, string[]>;
  /** Idempotency keys with the request and its first response. */
  readonly keys: Map<string, { readonly operation: string; readonly asked: unknown; readonly first: string }>;
  readonly pages: Continued[];
  /** Tokens of changes. */
  readonly tokens: string[];
  /** What follows from the changes that were read, by resource and id, up to a token. */
  readonly copy: { since?: string; readonly entries: Map<string, Map<string, unknown>> };
  /** Whether something changed that was not in the response, so that all entries are to be read; and the order of siblings after a move. */
  unread?: { readonly order?: readonly string[] } | undefined;
}

/** The entries of a collection. */
export function entriesOf({ entries }: Person, collection: string): Map<string, Entity> {
  const known = entries.get(collection) ?? new Map<string, Entity>();
  entries.set(collection, known);
  return known;
}

/** Takes an entry from a collection. */
export function forget(me: Person, collection: string, id: string): void {
  entriesOf(me, collection).delete(id);
  me.gone.set(collection, [...(me.gone.get(collection) ?? []), id]);
}

const SECRET = /sec-\w+-ret/g;

/** Makes new users, whose names are difficult in paths and logs. */
export function peopleMaker(tokenFor: (subject: string) => string): () => Person {
  const run = Date.now().toString(36);
  let count = 0;
  return () => {
    count += 1;
    const name = `fuzz/${run} ü%2F..?${count}`;
    const secret = `sec-${run}x${count}-ret`;
    const known = { entries: new Map(), gone: new Map(), keys: new Map(), pages: [], tokens: [] };
    return { name, token: tokenFor(name), secret, ...known, copy: { entries: new Map() } };
  };
}

/** A secret of another user in a text, of this session or another one. */
export function foreignSecret(text: string, { secret }: Person): string | undefined {
  return text.match(SECRET)?.find((found) => found !== secret);
}
