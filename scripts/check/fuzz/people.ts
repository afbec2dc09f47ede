import type { components } from '../../../generated/contract.ts';

/** A task as the contract shows it. */
export type Task = components['schemas']['Task'];

/** A page with a next page. */
export interface Continued {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly cursor: string;
  /** The ids on this page and the previous ones. */
  readonly seen: ReadonlySet<string>;
  /** The ids that existed when the first page was requested. */
  readonly awaited: readonly string[];
}

/** A user of a session, with the expected state of the service. */
export interface Person {
  readonly name: string;
  readonly token: string;
  /** Added to every text of this user that has room for it; it must never appear in a response to another user. */
  readonly secret: string;
  readonly tasks: Map<string, Task>;
  readonly gone: string[];
  /** Idempotency keys with the request and its first response. */
  readonly keys: Map<string, { readonly asked: unknown; readonly first: string }>;
  readonly pages: Continued[];
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
    return { name, token: tokenFor(name), secret, tasks: new Map(), gone: [], keys: new Map(), pages: [] };
  };
}

/** A secret of another user in a text, of this session or another one. */
export function foreignSecret(text: string, { secret }: Person): string | undefined {
  return text.match(SECRET)?.find((found) => found !== secret);
}
