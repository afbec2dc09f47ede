import { finished } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { mayTakeLong } from '../contract/document.ts';
import type { Stage } from '../contract/stage.ts';
import { Problem, unavailable } from '../problems/index.ts';

/** How many such requests of all users may be under way for one operation, from before their bodies are received until their
 * answers are made: to send one takes no more than a file. */
const MAX_UNANSWERED = 16;

/** When a user may try again, in seconds. */
const RETRY_AFTER = '5';

/**
 * The stage that lets each user have one request at a time of an operation that may take long (`x-time-limit`), from before its body is
 * received until it is answered and nothing is done for it any more; and all of them together a number.
 */
export function oneAtATime(): Stage {
  return {
    name: 'oneAtATime',
    passageOf(operation) {
      if (!mayTakeLong(operation)) return undefined;
      const users = new Set<string>();
      const unanswered = new Set<FastifyRequest>();
      return {
        at: 'onRequest',
        enter(request, reply, done) {
          const { owner } = request;
          if (users.has(owner)) {
            const detail = 'A request of yours for this is under way already: wait for its answer.';
            throw new Problem('RATE_LIMITED', { detail, headers: { 'retry-after': RETRY_AFTER } });
          }
          if (unanswered.size >= MAX_UNANSWERED) throw unavailable('Too many such requests are under way. Try again.');
          users.add(owner);
          unanswered.add(request);
          const leave = (): void => {
            users.delete(owner);
            unanswered.delete(request);
          };
          // What was begun goes on where the client goes away: it could be begun again and again otherwise.
          finished(reply.raw, () => void Promise.allSettled([request.work]).then(leave));
          done();
        },
        leave(request, _reply, _payload, done) {
          unanswered.delete(request);
          done();
        },
      };
    },
  };
}
