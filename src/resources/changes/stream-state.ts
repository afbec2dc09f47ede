/** What a stream of changes is made of. */
import type { Readable } from 'node:stream';
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

/** A stream, and how far it is. */
export interface State extends StreamSource, StreamRequest {
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
export const eventOf = (item: FeedItem): Buffer =>
  Buffer.concat([Buffer.from(`id: ${item.token()}\ndata: `), bytesOf(item.piece), Buffer.from('\n\n')]);

/** Writes to the client. */
export function write(state: State, text: string | Buffer): void {
  state.stream.push(text);
  state.writtenAt = performance.now();
}

/** Ends the stream. What a client has not taken yet is dropped, since it is still in the feed when the client comes back. */
export function end(state: State): void {
  if (state.hasEnded) return;
  state.hasEnded = true;
  if (state.stream.isPaused()) state.stream.destroy();
  else state.stream.push(null);
}

/** An outage is waited out; with any other failure the stream ends, and the next request is told why. */
export function handleFailure(state: State, error: Error): void {
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

/** Reads a page, to be written next. */
export async function readPage(state: State): Promise<void> {
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
