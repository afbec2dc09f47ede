import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from './document.ts';
import type { Stage } from './stage.ts';
import type { SecurityHandler } from './types.ts';

/** Told of a request that a security handler refused; what it throws is answered instead. */
export type Refused = (error: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * The names of the security schemes that an operation asks for.
 * @param operation the operation, with the security requirements in force
 */
export const schemesOf = ({ security }: Pick<Operation, 'security'>): string[] =>
  security.flatMap((requirement) => Object.keys(requirement));

/**
 * The stage that checks credentials, wherever the contract's `security` asks for any, before anything else of the request is looked at.
 * A handler that is done at once costs no promise.
 * @param handlers by the names of the contract's security schemes; each throws the problem to answer with
 * @param refused told of each request that was refused, before that is answered
 */
export function authenticate(handlers: Readonly<Record<string, SecurityHandler>>, refused?: Refused): Stage {
  const refuse = (error: Error, request: FastifyRequest, reply: FastifyReply, done: (error: Error) => void): void => {
    if (refused) refused(error, request, reply).then(() => done(error), done);
    else done(error);
  };
  return {
    name: 'authenticate',
    schemes: Object.keys(handlers),
    passageOf(operation) {
      const [scheme] = schemesOf(operation);
      const check = scheme === undefined ? undefined : handlers[scheme];
      if (!check) return undefined;
      return {
        at: 'preHandler',
        enter: (request, reply, done) => {
          let pending: Promise<void> | void;
          try {
            pending = check(request, reply);
          } catch (error) {
            refuse(error as Error, request, reply, done);
            return;
          }
          if (pending) {
            pending.then(
              () => done(),
              (error) => refuse(error, request, reply, done),
            );
          } else done();
        },
      };
    },
  };
}
