import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayTakeLong, type Operation } from './document.ts';
import { checkScopes, type GrantedScopes } from './scopes.ts';
import type { Stage } from './stage.ts';
import type { SecurityHandler } from './types.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The scopes of its token; set by the handler of its security scheme. */
    scopes: GrantedScopes;
  }
}

/** Called for a request that a security handler refused; if it throws, its error is answered instead. */
export type Refused = (error: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * The names of the security schemes that an operation requires.
 * @param operation the operation, with the security requirements in force
 */
export const schemesOf = ({ security }: Pick<Operation, 'security'>): string[] =>
  security.flatMap((requirement) => Object.keys(requirement));

/**
 * The scopes that an operation requires, all of them.
 * @param operation the operation, with the security requirements in force
 */
export const scopesOf = ({ security }: Pick<Operation, 'security'>): string[] =>
  security.flatMap((requirement) => Object.values(requirement).flat());

/**
 * The stage that checks credentials wherever the contract's `security` requires any, and their scopes, before anything else of the request is checked.
 * A handler that returns synchronously costs no promise.
 * @param handlers by the names of the contract's security schemes; each throws the problem to answer with
 * @param refused called for each refused request before it is answered
 * @param at `onRequest`: the operations that may take long (`x-time-limit`), whose bodies are not even received from strangers;
 *   `preHandler`: all others
 */
export function authenticate(
  handlers: Readonly<Record<string, SecurityHandler>>,
  refused?: Refused,
  at: 'onRequest' | 'preHandler' = 'preHandler',
): Stage {
  const refuse = (error: Error, request: FastifyRequest, reply: FastifyReply, done: (error: Error) => void): void => {
    if (refused) refused(error, request, reply).then(() => done(error), done);
    else done(error);
  };
  return {
    name: 'authenticate',
    schemes: Object.keys(handlers),
    passageOf(operation) {
      if (mayTakeLong(operation) !== (at === 'onRequest')) return undefined;
      const [scheme] = schemesOf(operation);
      const check = scheme === undefined ? undefined : handlers[scheme];
      if (!check) return undefined;
      const required = scopesOf(operation);
      return {
        at,
        enter: (request, reply, done) => {
          let pending: Promise<void> | void;
          try {
            pending = check(request, reply);
            if (!pending) checkScopes(request.scopes, required);
          } catch (error) {
            refuse(error as Error, request, reply, done);
            return;
          }
          if (pending) {
            pending
              .then(() => checkScopes(request.scopes, required))
              .then(
                () => done(),
                (error) => refuse(error, request, reply, done),
              );
          } else done();
        },
      };
    },
  };
}
