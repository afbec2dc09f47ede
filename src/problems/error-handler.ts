import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problemDocument } from './document.ts';
import { Problem } from './index.ts';
import { loggable } from './loggable.ts';

/** Translates an error that is not a {@link Problem}; undefined: it does not know the error. */
export type Translate = (error: Error, request: FastifyRequest) => Problem | undefined;

/** Is notified of each 503, with the logger of the request. */
export interface OutageListener {
  report(problem: Problem, log: FastifyBaseLogger): void;
}

/**
 * The one error handler: every error is answered as `application/problem+json`, and a 5xx is logged with its cause.
 * @param translators called in order for an error that is not a {@link Problem}; an error that none of them knows is a 500
 * @param outages notified of each 503
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
  const loggedRemedies = new Set<string>();
  const log = (problem: Problem, request: FastifyRequest): void => {
    const { remedy, message, cause } = problem;
    if (remedy !== undefined && loggedRemedies.has(remedy)) return;
    if (remedy !== undefined) loggedRemedies.add(remedy);
    request.log.error({ err: loggable(cause ?? problem) }, remedy ?? message);
  };
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const problem = toProblem(error, request);
    if (problem.status === 503 && problem.remedy === undefined) outages.report(problem, request.log);
    else if (problem.status >= 500) log(problem, request);
    return reply
      .code(problem.status)
      .headers(problem.headers)
      .type('application/problem+json')
      .send(problemDocument(problem, request.id, request.url));
  };
}
