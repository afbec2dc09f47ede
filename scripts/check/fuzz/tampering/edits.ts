import type { Wire } from '../wire.ts';

/** Something that is done to a request after it was written down, and what has to come of it. */
export interface Tampering {
  readonly name: string;
  /** The statuses that are right. */
  readonly expected: readonly number[];
  /** Decided before anybody looks whose path it is: size, route, token. */
  readonly early: boolean;
  /** Only makes sense with a body. */
  readonly needsBody?: boolean;
  /** The request no longer reaches the operation, so that its answers are not the operation's. */
  readonly elsewhere: boolean;
  apply(wire: Wire): Wire;
}

/** Looked at last, after token and owner. */
export const asIs = { early: false, elsewhere: false };
export const early = { early: true, elsewhere: false };
export const elsewhere = { early: true, elsewhere: true };

/** With this header, once for each value, in place of what it had. */
export const withHeader = (wire: Wire, name: string, ...values: string[]): Wire => ({
  ...wire,
  headers: [
    ...wire.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase()),
    ...values.map((value) => [name, value] as const),
  ],
});

/** With something more at the end of the query. */
export const withQuery = (wire: Wire, text: string): Wire => ({
  ...wire,
  path: `${wire.path}${wire.path.includes('?') ? '&' : '?'}${text}`,
});

/** With another path before the query. */
export const withPath = (wire: Wire, change: (path: string) => string): Wire => {
  const [path = '', ...query] = wire.path.split('?');
  return { ...wire, path: [change(path), ...query].join('?') };
};
