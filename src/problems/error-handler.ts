import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problemDocument } from './document.ts';
import { Problem } from './index.ts';
import { loggable } from './loggable.ts';

/** Turns an error that is not a problem yet into one, or leaves it to the next. */
export type Translate = (error: Error, request: FastifyRequest) => Problem | undefined;

/** Is told of each 503, with the log of the request. */
export interface OutageListener {
  tell(problem: Problem, log: FastifyBaseLogger): void;
}

/**
 * The one error handler: every error leaves as `application/problem+json`, and a fault is logged with what is behind it.
 * @param translators asked in order for an error that is no {@link Problem}; what none of them knows is a 500
 * @param outages told of each 503
 */
export function problemHandler(translators: readonly Translate[], outages: OutageListener) {
  const toProblem = (error: Error, request: FastifyRequest): Problem => {
    if (error instanceof Problem) return error;
    for (const translate of translators) {
      const problem = translate(error, request);
      if (problem) return problem;
    }
    return new Problem('INTERNAL', { detail: 'The request could not be carried out.', cause: error });
  };
  const told = new Set<string>();
  const log = (problem: Problem, request: FastifyRequest): void => {
    const { remedy, message, cause } = problem;
    if (remedy !== undefined && told.has(remedy)) return;
    if (remedy !== undefined) told.add(remedy);
    request.log.error({ err: loggable(cause ?? problem) }, remedy ?? message);
  };
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const problem = toProblem(error, request);
    if (problem.status === 503 && problem.remedy === undefined) outages.tell(problem, request.log);
    else if (problem.status >= 500) log(problem, request);
    return reply
      .code(problem.status)
      .headers(problem.headers)
      .type('application/problem+json')
      .send(problemDocument(problem, request.id, request.url));
  };
}
