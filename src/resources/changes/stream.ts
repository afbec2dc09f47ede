import { Readable } from 'node:stream';
import {
  end,
  eventOf,
  handleFailure,
  readPage,
  type State,
  type StreamRequest,
  type StreamSource,
  write,
} from './stream-state.ts';

/** The first bytes, sent at once. Clients connect again a second after the stream has ended (WHATWG HTML, section 9.2.6). */
const BEGINNING = 'retry: 1000\n\n';

const COMMENT = ':\n\n';

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
