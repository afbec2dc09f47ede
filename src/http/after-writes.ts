import type { FastifyInstance } from 'fastify';
import { isSafe } from '../problems/http-method.ts';

/**
 * Calls something after each write that was carried out, when it has been answered.
 * @param app the instance whose answers are watched
 * @param written gets the user whose write it was
 */
export function afterWrites(app: FastifyInstance, written: (owner: string) => void): void {
  app.addHook('onResponse', ({ method, owner }, reply, done) => {
    if (owner !== '' && reply.statusCode < 300 && !isSafe(method)) written(owner);
    done();
  });
}
