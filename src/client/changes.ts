import type { Call } from './call.ts';
import { failed, TaskpactError } from './errors.ts';
import { eventsIn } from './events.ts';
import type { components } from './generated/contract.d.ts';
import { type QueryOf, reading } from './listing.ts';
import type { CallOptions, ReadOptions, Result, Unchanged } from './types.ts';
import { pause, pauseAsked } from './waiting.ts';

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
  /** Whether it connects again; default: true. Otherwise it ends with its connection, and throws where there is none. */
  reconnects?: boolean | undefined;
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

/** A connection that ends sooner, in milliseconds, without a change, is a failure as one that could not be made. */
const SHORT_MS = 10_000;

/** The first pause before it connects again, in milliseconds, less up to half of it at random; with each failure it doubles. */
const FIRST_REST_MS = 1000;

/** Pauses double up to this number of times. */
const MAX_DOUBLINGS = 6;

/** The longest pause, in milliseconds, whatever the service asks for. */
const MAX_REST_MS = 300_000;

/**
 * Whether the next attempt may succeed: nobody answered, or it is not the request's fault. The token of the request may have ended with the
 * stream before: there is a new one for the next.
 */
function isTemporary({ error, response }: Result<'streamChanges'>, wasOpen: boolean, reconnects: boolean): boolean {
  if (!reconnects) return false;
  if (!response) return error?.code === 'NETWORK_ERROR';
  const { status } = response;
  return status === 429 || status >= 500 || (status === 401 && wasOpen);
}

/** The changes of one connection, until it ends or breaks: the next one goes on where it was. */
async function* changesIn(
  events: ReadableStream<Uint8Array> | undefined,
  signal: CallOptions['signal'],
): AsyncGenerator<StreamedChange, void, undefined> {
  if (!events) return;
  try {
    for await (const { id, data } of eventsIn(events, SILENCE_MS)) {
      // Some may have come together.
      if (signal?.aborted) return;
      yield { change: JSON.parse(data), token: id };
    }
  } catch {
    // Nothing is lost with it.
  }
}

/**
 * Waits before it connects again.
 * @throws {TaskpactError} when the signal aborts
 */
function rest(failures: number, { response }: Result<'streamChanges'>, signal: CallOptions['signal']): Promise<void> {
  const own = FIRST_REST_MS * 2 ** Math.min(failures, MAX_DOUBLINGS) * (1 - Math.random() / 2);
  return pause(Math.min(pauseAsked(response) + own, MAX_REST_MS), signal).catch((cause) => {
    throw new TaskpactError(failed('ABORTED', cause, signal));
  });
}

/**
 * The operations on changes.
 * @param call calls an operation
 */
export function changesOf(call: Call): Changes {
  async function* stream({ since, reconnects = true, ...options }: StreamOptions = {}) {
    let token = since;
    let wasOpen = false;
    for (let failures = 0; ; failures += 1) {
      const opened = await call('streamChanges', { headers: { 'last-event-id': token } }, options);
      if (opened.error && !isTemporary(opened, wasOpen, reconnects)) throw new TaskpactError(opened);
      const openedAt = Date.now();
      for await (const streamed of changesIn(opened.data, options.signal)) {
        failures = 0;
        token = streamed.token;
        yield streamed;
      }
      if (!reconnects) return;
      wasOpen = !opened.error;
      if (Date.now() - openedAt >= SHORT_MS) failures = 0;
      await rest(failures, opened, options.signal);
    }
  }

  return {
    list: (query?: ChangeQuery, options?: Partial<ReadOptions>) =>
      call('listChanges', reading({ query }, options), options),
    digest: (options) => call('getDigest', { repeatable: true }, options),
    stream,
  };
}
