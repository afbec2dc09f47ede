import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Operation } from './document.ts';

/**
 * Fastify's hooks before a handler that stages act at, in the order in which they run
 * (https://fastify.dev/docs/latest/Reference/Lifecycle/).
 */
const HOOKS = ['onRequest', 'preValidation', 'preHandler'] as const;

/** How a stage acts on the requests of one operation. */
export interface Passage {
  /** `onRequest`: before the body is read; `preValidation`: once it is there; `preHandler`: after that. */
  readonly at: (typeof HOOKS)[number];
  /** Passes a request on by calling `done` or by fulfilling its promise; to throw, reject or reply ends the request here. */
  readonly enter: (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void | Promise<void>;
  /** Called before the response is sent, whichever stage or handler made it; it must call `done`. */
  readonly leave?: (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: () => void) => void;
}

/** One step between a request and its handler. */
export interface Stage {
  /** For messages at the start. */
  readonly name: string;
  /** The names of the security schemes that it checks. */
  readonly schemes?: readonly string[];
  /** Called once for each operation, at the start; undefined: its requests skip this stage. */
  passageOf(operation: Operation): Passage | undefined;
}

/**
 * Adds the stages to the route of an operation, in their order.
 * @param route the route
 * @param operation its operation
 * @param stages in the order in which requests pass them
 * @throws when Fastify would run a stage before one that is listed earlier
 */
export function applyStages(route: RouteOptions, operation: Operation, stages: readonly Stage[]): void {
  let latest = 0;
  for (const { name, passageOf } of stages) {
    const passage = passageOf(operation);
    if (!passage) continue;
    const { at, enter, leave } = passage;
    const hook = HOOKS.indexOf(at);
    if (hook < latest) {
      throw new Error(`${name} comes after a stage at ${HOOKS[latest]}, and so cannot act at ${at} (${operation.id})`);
    }
    latest = hook;
    route[at] = [route[at] ?? [], enter].flat();
    if (leave) route.onSend = [route.onSend ?? [], leave].flat();
  }
}
