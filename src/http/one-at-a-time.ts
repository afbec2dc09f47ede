import { finished } from 'node:stream';
import { mayTakeLong } from '../contract/document.ts';
import type { Stage } from '../contract/stage.ts';
import { Problem, unavailable } from '../problems/index.ts';

/** How many such requests of all users may be under way for one operation, those whose bodies are still being received included. */
const MAX_UNDER_WAY = 16;

/** When a user may try again, in seconds. */
const RETRY_AFTER = '5';

/**
 * The stage that lets each user have one request at a time of an operation that may take long (`x-time-limit`), and all of them together a
 * number, from before its body is received until it is answered.
 */
export function oneAtATime(): Stage {
  return {
    name: 'oneAtATime',
    passageOf(operation) {
      if (!mayTakeLong(operation)) return undefined;
      const underWay = new Set<string>();
      return {
        at: 'onRequest',
        enter({ subject }, reply, done) {
          if (underWay.has(subject)) {
            const detail = 'A request of yours for this is under way already: wait for its answer.';
            throw new Problem('RATE_LIMITED', { detail, headers: { 'retry-after': RETRY_AFTER } });
          }
          if (underWay.size >= MAX_UNDER_WAY) throw unavailable('Too many such requests are under way. Try again.');
          underWay.add(subject);
          finished(reply.raw, () => underWay.delete(subject));
          done();
        },
      };
    },
  };
}
