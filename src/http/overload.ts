import { channel } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { Passage, Stage } from '../contract/stage.ts';
import { problemDocument } from '../problems/document.ts';
import { unavailable } from '../problems/index.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether it counts among the requests in flight: it was let in by the overload protection, and has no answer yet. */
    isInFlight: boolean;
  }
}

/** Told of each request that is refused; costs nothing as long as nobody listens. */
export const requestRefused = channel('taskpact:request-refused');

/** How often the state is looked at, in milliseconds. */
const SAMPLE_MS = 50;

/** The limit after silence, when nobody knows yet how fast requests are answered: room for a burst. */
const IDLE_MAX_IN_FLIGHT = 128;

/** The limit never drops below this: what one proxy or load test keeps open, and a queue that is short on any machine. */
const MIN_IN_FLIGHT = 100;

/**
 * Time constant of the throughput average, in milliseconds: answers come in bursts, and neither a burst nor a pause of the disk says
 * how long the requests in flight will take.
 */
const THROUGHPUT_WINDOW_MS = 250;

/** An overload is over after this many samples without a refusal: it comes and goes while requests are refused. */
const CALM_SAMPLES = 20;

/**
 * Counts the requests in flight, and watches how late the event loop is. At the throughput of the last samples, those in flight may
 * not take longer than the limit; this bounds the queue for a database connection too.
 * @param maxDelayMs how long a request may be kept waiting, in milliseconds
 * @param queued how many of them wait for others of their own user, and keep nobody else waiting
 * @param changed told when an overload begins and ends
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
    // As late as this timer is, so is the event loop. One pause, as of the garbage collector, is no overload: two in a row are.
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
    /** Lets a request in, or not. */
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

/**
 * Counts a request only once its body is there, and until its answer is made: clients that are slow to send or to read take nobody's
 * place.
 */
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
      // Answered here, not thrown: the less a refusal costs, the more are served. And the log has the overload already.
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
 * The stage that refuses requests to operations with a token at once, with 503, while those in flight take too long already. Health and
 * the contract itself go on.
 * @param app the instance, for its log and its end
 * @param maxDelayMs how long a request may be kept waiting, in milliseconds; 0: everybody is let in
 * @param queued how many of those in flight wait for others of their own user
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
