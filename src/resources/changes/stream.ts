import { Readable } from 'node:stream';
import type { FastifyBaseLogger } from 'fastify';
import { databaseProblem } from '../../database/failures.ts';
import { bytesOf } from '../../database/raw/index.ts';
import { Problem } from '../../problems/index.ts';
import { loggable } from '../../problems/loggable.ts';
import type { FeedItem, FeedPage } from './feed.ts';
import type { Hub } from './hub.ts';

/** How many changes are read at a time: so many are kept for a client that reads slowly. */
const PAGE = 50;

/** Times of a stream, in milliseconds. */
export interface StreamTimes {
  /** After so long without events there is a comment, so that nobody between takes the stream for dead. */
  readonly commentMs: number;
  /** So long may a client take nothing while there is something for it. */
  readonly stallMs: number;
}

/** The times that streams have. */
export const STREAM_TIMES: StreamTimes = { commentMs: 15_000, stallMs: 15_000 };

/** How long to wait after a failure of the database, in milliseconds: doubled with each one after another, up to the second. */
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [500, 8000];

/** The first bytes, sent at once. Clients connect again a second after the stream has ended (WHATWG HTML, section 9.2.6). */
const BEGINNING = 'retry: 1000\n\n';

const COMMENT = ':\n\n';

/** Where streams get their changes from, and how they are treated. */
export interface StreamSource {
  readonly read: (owner: string, since: string | undefined, limit: number) => Promise<FeedPage>;
  readonly hub: Hub;
  readonly times: StreamTimes;
  /** Logs an outage once, not for each stream. */
  readonly report: (problem: Problem, log: FastifyBaseLogger) => void;
}

/** Which changes a stream is about. */
export interface StreamRequest {
  readonly owner: string;
  /** The token of the last change that the client has; undefined: everything there is. */
  readonly since: string | undefined;
  /** When the stream ends, in milliseconds since 1970. */
  readonly endsAt: number;
  readonly log: FastifyBaseLogger;
}

interface State extends StreamSource, StreamRequest {
  readonly stream: Readable;
  /** What was read and is not written yet. */
  items: readonly FeedItem[];
  since: string | undefined;
  /** Whether there may be changes that were not read. */
  hasMore: boolean;
  isReading: boolean;
  hasEnded: boolean;
  /** How often reading has failed, one time after another. */
  failures: number;
  /** These are times of `performance.now()`; 0: none. */
  retryAt: number;
  pausedAt: number;
  writtenAt: number;
}

/** WHATWG HTML, section 9.2.5. JSON has no line breaks. */
const eventOf = (item: FeedItem): Buffer =>
  Buffer.concat([Buffer.from(`id: ${item.token()}\ndata: `), bytesOf(item.piece), Buffer.from('\n\n')]);

function write(state: State, text: string | Buffer): void {
  state.stream.push(text);
  state.writtenAt = performance.now();
}

/** Ends the stream. What a client has not taken yet is dropped, since it is still in the feed when the client comes back. */
function end(state: State): void {
  if (state.hasEnded) return;
  state.hasEnded = true;
  if (state.stream.isPaused()) state.stream.destroy();
  else state.stream.push(null);
}

/** An outage is waited out; with any other failure the stream ends, and the next request is told why. */
function handleFailure(state: State, error: Error): void {
  const problem = error instanceof Problem ? error : databaseProblem(error, { method: 'GET' });
  if (problem?.status === 503 || problem?.status === 429) {
    if (problem.status === 503) state.report(problem, state.log);
    state.hasMore = true;
    state.retryAt = performance.now() + Math.min(FIRST_WAIT_MS * 2 ** state.failures, LONGEST_WAIT_MS);
    state.failures += 1;
    return;
  }
  if (!problem) state.log.error({ err: loggable(error) }, 'a stream of changes could not go on');
  end(state);
}

async function readPage(state: State): Promise<void> {
  state.isReading = true;
  // What changes from now on may be in the page, or not.
  state.hasMore = false;
  try {
    const { items, next, hasMore } = await state.read(state.owner, state.since, PAGE);
    state.items = items;
    state.since = next;
    state.hasMore ||= hasMore;
    state.failures = 0;
  } finally {
    state.isReading = false;
  }
}

/** Writes what was read as long as the client takes it, and reads on when all of it is written. */
function advance(state: State): void {
  const { stream } = state;
  if (state.isReading || state.hasEnded || stream.destroyed) return;
  let written = 0;
  for (const item of state.items) {
    if (stream.isPaused()) break;
    write(state, eventOf(item));
    written += 1;
  }
  state.items = state.items.slice(written);
  if (stream.isPaused() || !state.hasMore || state.retryAt > 0) return;
  readPage(state)
    .catch((error) => handleFailure(state, error))
    .then(() => advance(state));
}

function lookAfter(state: State): void {
  const now = performance.now();
  if (Date.now() >= state.endsAt) end(state);
  else if (state.pausedAt > 0) {
    // The connection is destroyed along with the stream.
    if (now - state.pausedAt > state.times.stallMs) state.stream.destroy();
  } else if (state.retryAt > 0 && now >= state.retryAt) {
    state.retryAt = 0;
    advance(state);
  }
  if (!state.hasEnded && state.pausedAt === 0 && now - state.writtenAt >= state.times.commentMs) write(state, COMMENT);
}

/** Follows the pace of the client: the stream is paused while the buffers of its connection are full. */
function followPace(state: State): void {
  state.stream.on('pause', () => {
    state.pausedAt = performance.now();
  });
  state.stream.on('resume', () => {
    state.pausedAt = 0;
    advance(state);
    if (state.hub.isClosing()) end(state);
  });
}

/**
 * Opens a stream of Server-Sent Events: the changes of a user that are there, and then each as it comes, until the token of the request
 * expires, the service closes, or the client goes or does not read. It holds no connection to the database while it waits.
 * @param source where the changes come from
 * @param request whose changes, after which one, and until when
 * @throws {Problem} RATE_LIMITED, or what the feed throws for a token, since the first page is read before the stream begins
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function openStream(source: StreamSource, request: StreamRequest): Promise<Readable> {
  const stream: Readable = new Readable({
    read() {},
    destroy(error, done) {
      leave();
      done(error);
    },
  });
  const state: State = {
    ...{ ...source, ...request, stream, items: [], hasMore: false, isReading: true, hasEnded: false },
    ...{ failures: 0, retryAt: 0, pausedAt: 0, writtenAt: performance.now() },
  };
  const leave = source.hub.join(request.owner, {
    wake() {
      state.hasMore = true;
      advance(state);
    },
    lookAfter: () => lookAfter(state),
    end: () => end(state),
  });
  try {
    await readPage(state);
  } catch (error) {
    stream.destroy();
    throw error;
  }
  followPace(state);
  write(state, BEGINNING);
  return stream;
}
