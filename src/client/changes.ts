import type { Call } from './call.ts';
import { failed, TaskpactError } from './errors.ts';
import { eventsIn } from './events.ts';
import type { components } from './generated/contract.d.ts';
import { type QueryOf, reading } from './listing.ts';
import type { CallOptions, ReadOptions, Result, Unchanged } from './types.ts';
import { pause, pauseBeforeNext } from './waiting.ts';

type Schemas = components['schemas'];

/** What is new, was changed or was deleted. */
export type Change = Schemas['Change'];
/** Since when, and the size of a page. */
export type ChangeQuery = QueryOf<'listChanges'>;

/** A change of a stream, and the token behind it: keep it together with what you make of the change. */
export interface StreamedChange {
  readonly change: Change;
  readonly token: string;
}

/** Options of a stream. */
export interface StreamOptions extends CallOptions {
  /** The token behind the last change that you have; default: everything there is. */
  since?: string | undefined;
}

/** What changed among what the token's subject owns. */
export interface Changes {
  /** One page; pass `meta.next` on as `since`. No data and status 304 if it is the version of `ifNoneMatch`. */
  list(query: ChangeQuery, options: ReadOptions): Promise<Result<'listChanges'> | Unchanged>;
  list(query?: ChangeQuery, options?: CallOptions): Promise<Result<'listChanges'>>;
  /** What stands for everything at one moment, to compare with your own. */
  digest(options?: CallOptions): Promise<Result<'getDigest'>>;
  /**
   * Every change, as it comes. It connects again by itself whenever the connection ends, and goes on where it was.
   * @throws {TaskpactError} when it cannot go on: `CHANGES_EXPIRED` (start over without `since`), `UNAUTHENTICATED`, or your signal
   */
  stream(options?: StreamOptions): AsyncGenerator<StreamedChange, void, undefined>;
}

/** A comment comes every 15 seconds: after this time without one, in milliseconds, the connection is lost. */
const SILENCE_MS = 45_000;

/** Before it connects again, in milliseconds. */
const RECONNECT_MS = 1000;

/** Pauses double with each failure, up to this number of them. */
const MAX_DOUBLINGS = 6;

/** How long to wait after an answer that is no stream, in milliseconds; undefined where waiting does not help. */
function pauseAfter(tried: number, opened: Result<'streamChanges'>): number | undefined {
  const doublings = Math.min(tried, MAX_DOUBLINGS);
  // The service may not have noticed yet that the last connection is gone, and counts it.
  if (opened.error?.status === 429) return RECONNECT_MS * 2 ** doublings;
  return pauseBeforeNext(doublings, opened);
}

/** The changes of one connection, until it ends or breaks: the next one goes on where it was. */
async function* changesIn(events: ReadableStream<Uint8Array>): AsyncGenerator<StreamedChange, void, undefined> {
  try {
    for await (const { id, data } of eventsIn(events, SILENCE_MS)) yield { change: JSON.parse(data), token: id };
  } catch {
    // Nothing is lost with it.
  }
}

/** @throws {TaskpactError} when the signal aborts */
const rest = (duration: number, signal: CallOptions['signal']): Promise<void> =>
  pause(duration, signal).catch((cause) => {
    throw new TaskpactError(failed('ABORTED', cause, signal));
  });

/**
 * The operations on changes.
 * @param call calls an operation
 */
export function changesOf(call: Call): Changes {
  async function* stream({ since, ...options }: StreamOptions = {}) {
    let token = since;
    for (let tried = 0; ; tried += 1) {
      const opened = await call('streamChanges', { headers: { 'last-event-id': token } }, options);
      if (opened.error) {
        const wait = pauseAfter(tried, opened);
        if (wait === undefined) throw new TaskpactError(opened);
        await rest(wait, options.signal);
        continue;
      }
      for await (const streamed of changesIn(opened.data)) {
        tried = 0;
        token = streamed.token;
        yield streamed;
      }
      await rest(RECONNECT_MS * Math.random(), options.signal);
    }
  }

  return {
    list: (query?: ChangeQuery, options?: Partial<ReadOptions>) =>
      call('listChanges', reading({ query }, options), options),
    digest: (options) => call('getDigest', { repeatable: true }, options),
    stream,
  };
}
