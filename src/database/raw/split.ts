/** How the connections of a pool are shared out between short reads, many of which share one, and what has one to itself. */
export interface Split {
  /** Connections that reads have now. */
  reading: number;
  /** Connections that have, or wait for, a statement of their own now. */
  alone: number;
  readonly mostReading: number;
  mayRead(): boolean;
  mayStartAlone(): boolean;
}

/**
 * The part of the connections that reads take at the most. Pipelined, a few connections carry as many reads as PostgreSQL has
 * processors for.
 */
const READ_SHARE = 0.4;

/** The same where each connection carries one read at a time. */
const UNSHARED_READ_SHARE = 0.6;

/**
 * The split of a pool. It moves: what one side does not use the other may have, but for what each is certain of, so that neither
 * slow writes keep reads waiting nor many reads the writes. Of a single connection nobody is certain: they take turns at the pool.
 * @param size how many connections there are at the most
 * @param isShared whether a connection carries several reads at a time
 */
export function splitOf(size: number, isShared: boolean): Split {
  const mostReading = Math.max(1, Math.floor(size * (isShared ? READ_SHARE : UNSHARED_READ_SHARE)));
  const certainAlone = Math.max(1, size - mostReading);
  const split: Split = {
    reading: 0,
    alone: 0,
    mostReading,
    mayRead: () => split.reading === 0 || (split.reading < mostReading && split.reading + split.alone < size),
    mayStartAlone: () => split.alone < certainAlone || split.alone + Math.max(split.reading, 1) < size,
  };
  return split;
}
