import { channel } from 'node:diagnostics_channel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ContractDocument, operationsOf } from '../contract/document.ts';
import { problemDocument } from '../problems/document.ts';
import { unavailable } from '../problems/index.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether it counts among those that the overload protection let in, and has no answer yet. */
    isAtWork: boolean;
  }
}

/** Told of each request that is refused; costs nothing as long as nobody listens. */
export const requestRefused = channel('taskpact:request-refused');

/** How often the state is looked at, in milliseconds. */
const SAMPLE_MS = 50;

/** So many may be at work as long as nobody knows how fast they go: a burst after silence. */
const MOST_AT_WORK = 128;

/** So many may be at work however slow it goes: what one proxy or load of tests has, and a queue that is short on any machine. */
const LEAST_AT_WORK = 100;

/**
 * Over about how long the speed is a mean, in milliseconds: answers come in bursts, and neither a burst nor a pause of the disk's
 * says how long those at work will take.
 */
const SPEED_MS = 250;

/** So many samples have to be fine before an overload counts as over: it comes and goes while requests are refused. */
const CALM_SAMPLES = 20;

/**
 * Counts the requests at work, and watches how late the event loop is. At the speed of the last samples, those at work may not
 * take longer than the limit; this bounds the queue for a database connection too.
 * @param longestMs how long a request may be kept waiting, in milliseconds
 * @param queued how many of them wait for others of their own user, and keep nobody else waiting
 * @param changed told when an overload begins and ends
 */
function watch(longestMs: number, queued: () => number, changed: (isOver: boolean) => void) {
  let isLate = false;
  let wasLate = false;
  let atWork = 0;
  let most = MOST_AT_WORK;
  let done = 0;
  let speed = 0;
  let refused = 0;
  let calm = CALM_SAMPLES;
  let sampledAt = performance.now();
  const sample = (): void => {
    const now = performance.now();
    const elapsed = now - sampledAt;
    // As late as this timer is, so is the event loop. One pause, as of the garbage collector, is no overload: two in a row are.
    isLate = wasLate && elapsed - SAMPLE_MS > longestMs;
    wasLate = elapsed - SAMPLE_MS > longestMs;
    speed += (done / elapsed - speed) * (1 - Math.exp(-elapsed / SPEED_MS));
    const inTime = Math.max(LEAST_AT_WORK, speed * longestMs);
    most = refused > 0 || atWork - queued() > inTime ? inTime : Math.max(MOST_AT_WORK, inTime);
    sampledAt = now;
    const wasCalm = calm >= CALM_SAMPLES;
    calm = refused > 0 ? 0 : calm + 1;
    done = 0;
    refused = 0;
    if (wasCalm !== calm >= CALM_SAMPLES) changed(wasCalm);
  };
  const timer = setInterval(sample, SAMPLE_MS).unref();
  return {
    /** Lets a request in, or not. */
    enter(): boolean {
      if (isLate || atWork - queued() >= most) {
        refused += 1;
        return false;
      }
      atWork += 1;
      return true;
    },
    leave(): void {
      atWork -= 1;
      done += 1;
    },
    stop: () => clearInterval(timer),
  };
}

/**
 * Refuses requests to operations with a token at once, with 503, while those that were let in take too long already. Health and the
 * contract itself go on.
 * @param app the instance, before it gets its routes
 * @param contract says which operations these are
 * @param longestMs how long a request may be kept waiting, in milliseconds
 * @param queued how many of those let in wait for others of their own user
 */
export function refuseOverload(
  app: FastifyInstance,
  contract: ContractDocument,
  longestMs: number,
  queued: () => number,
): void {
  const load = watch(longestMs, queued, (isOver) => {
    if (isOver) app.log.warn('overloaded: new requests are refused until those at work are through');
    else app.log.info('no longer overloaded');
  });
  app.addHook('onClose', async () => load.stop());
  app.decorateRequest('isAtWork', false);
  const problem = unavailable('Too many requests are at work. Try again.');
  // Answered here, not thrown: the less a refusal costs, the more are served. And the log has the overload already.
  const enter = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    request.isAtWork = load.enter();
    if (request.isAtWork) {
      done();
      return;
    }
    requestRefused.publish(request);
    reply.code(problem.status).headers(problem.headers).type('application/problem+json');
    reply.send(problemDocument(problem, request.id, request.url));
  };
  const leave = (request: FastifyRequest, _reply: FastifyReply, _payload: unknown, done: () => void): void => {
    if (request.isAtWork) load.leave();
    request.isAtWork = false;
    done();
  };
  const secured = new Set<unknown>(operationsOf(contract).flatMap(({ id, secured }) => (secured ? [id] : [])));
  app.addHook('onRoute', (route) => {
    const { operationId } = (route.schema ?? {}) as { operationId?: string };
    if (!secured.has(operationId)) return;
    // Only when the body is there, until the answer is made: clients that are slow to send or to read take nobody's place.
    route.preValidation = [route.preValidation ?? [], enter].flat();
    route.onSend = [route.onSend ?? [], leave].flat();
  });
}
