import type { components } from '../../../generated/contract.ts';

/** A task as the contract shows it. */
export type Task = components['schemas']['Task'];

/** A page that has another one after it. */
export interface Continued {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly cursor: string;
  /** Ids on this page and those before it. */
  readonly seen: ReadonlySet<string>;
  /** Ids that there were when the first page was asked for. */
  readonly awaited: readonly string[];
}

/** A user of a session, and what the service must remember for them. */
export interface Person {
  readonly name: string;
  readonly token: string;
  /** Stands in every text of theirs that has room for it, and in no answer to anybody else. */
  readonly secret: string;
  readonly tasks: Map<string, Task>;
  readonly gone: string[];
  /** Idempotency keys: what was asked for, and the first answer. */
  readonly keys: Map<string, { readonly asked: unknown; readonly first: string }>;
  readonly pages: Continued[];
}

const SECRET = /sec-\w+-ret/g;

/** Makes people that no session had before, with names that are hard on paths and logs. */
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

/** A secret of anybody else in a text, of this session or of any other. */
export function foreignSecret(text: string, { secret }: Person): string | undefined {
  return text.match(SECRET)?.find((found) => found !== secret);
}
