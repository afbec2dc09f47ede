import { channel } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { Passage, Stage } from '../contract/stage.ts';
import { problemDocument } from '../problems/document.ts';
import { unavailable } from '../problems/index.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether it counts as in flight: the overload protection has admitted it, and it has no response yet. */
    isInFlight: boolean;
  }
}

/** Publishes each refused request; free while it has no subscriber. */
export const requestRefused = channel('taskpact:request-refused');

/** How often the load is sampled, in milliseconds. */
const SAMPLE_MS = 50;

/** The limit of an idle service, whose throughput is not known: room for a burst. */
const IDLE_MAX_IN_FLIGHT = 128;

/** The limit never drops below this: the connections of one proxy or load test, and a short queue on any machine. */
const MIN_IN_FLIGHT = 100;

/**
 * Time constant of the throughput average, in milliseconds: responses come in bursts, and neither a burst nor a pause of the disk
 * predicts how long the requests in flight will take.
 */
const THROUGHPUT_WINDOW_MS = 250;

/** An overload ends after this many samples without a refusal; during an overload there are samples without one. */
const CALM_SAMPLES = 20;

/**
 * Counts the requests in flight, and measures the delay of the event loop. At the current throughput, the requests in flight must be
 * answered within the limit (Little's law), which also bounds the queue for a database connection.
 * @param maxDelayMs how long a request may wait, in milliseconds
 * @param queued how many of them wait for other requests of their own user, and so delay no other user
 * @param changed called when an overload begins and ends
 */
function watchLoad(maxDelayMs: number, queued: () => number, changed: (isOverloaded: boolean) => void) {
  let isLate = false;
  let wasLate = false;
  let inFlight = 0;
  let maxInFlight = IDLE_MAX_IN_FLIGHT;
  let answered = 0;
  let throughput = 0;
  let refused = 0;
  let calm = CALM_SAMPLES;
  let sampledAt = performance.now();
  const sample = (): void => {
    const now = performance.now();
    const elapsed = now - sampledAt;
    // The delay of this timer is that of the event loop. A single pause, as of the garbage collector, is no overload; two in a row are.
    isLate = wasLate && elapsed - SAMPLE_MS > maxDelayMs;
    wasLate = elapsed - SAMPLE_MS > maxDelayMs;
    throughput += (answered / elapsed - throughput) * (1 - Math.exp(-elapsed / THROUGHPUT_WINDOW_MS));
    const inTime = Math.max(MIN_IN_FLIGHT, throughput * maxDelayMs);
    maxInFlight = refused > 0 || inFlight - queued() > inTime ? inTime : Math.max(IDLE_MAX_IN_FLIGHT, inTime);
    sampledAt = now;
    const wasCalm = calm >= CALM_SAMPLES;
    calm = refused > 0 ? 0 : calm + 1;
    answered = 0;
    refused = 0;
    if (wasCalm !== calm >= CALM_SAMPLES) changed(wasCalm);
  };
  const timer = setInterval(sample, SAMPLE_MS).unref();
  return {
    /** Whether a request is admitted. */
    enter(): boolean {
      if (isLate || inFlight - queued() >= maxInFlight) {
        refused += 1;
        return false;
      }
      inFlight += 1;
      return true;
    },
    leave(): void {
      inFlight -= 1;
      answered += 1;
    },
    stop: () => clearInterval(timer),
  };
}

/** Counts each request from when its body has arrived until its response is made, so that slow clients do not count as load. */
function passage(load: ReturnType<typeof watchLoad>): Passage {
  const problem = unavailable('Too many requests are at work. Try again.');
  return {
    at: 'preValidation',
    enter(request, reply, done) {
      request.isInFlight = load.enter();
      if (request.isInFlight) {
        done();
        return;
      }
      requestRefused.publish(request);
      // Answered here, not thrown: the cheaper a refusal, the more requests are served. The overload itself is logged.
      reply.code(problem.status).headers(problem.headers).type('application/problem+json');
      reply.send(problemDocument(problem, request.id, request.url));
    },
    leave(request, _reply, _payload, done) {
      if (request.isInFlight) load.leave();
      request.isInFlight = false;
      done();
    },
  };
}

/**
 * The stage that refuses requests at once with 503 while those in flight already take too long. Operations without a token, such as
 * health, are always served.
 * @param app the instance, for its logger and its `onClose`
 * @param maxDelayMs how long a request may wait, in milliseconds; 0: no request is refused
 * @param queued how many of those in flight wait for other requests of their own user
 */
export function letIn(app: FastifyInstance, maxDelayMs: number, queued: () => number): Stage {
  if (maxDelayMs === 0) return { name: 'letIn', passageOf: () => undefined };
  const load = watchLoad(maxDelayMs, queued, (isOverloaded) => {
    if (isOverloaded) app.log.warn('overloaded: new requests are refused until those at work are through');
    else app.log.info('no longer overloaded');
  });
  app.addHook('onClose', async () => load.stop());
  app.decorateRequest('isInFlight', false);
  const guarded = passage(load);
  return { name: 'letIn', passageOf: ({ secured }) => (secured ? guarded : undefined) };
}
