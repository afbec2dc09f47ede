import type { components } from '../../generated/contract.ts';
import { PROBLEMS, slugOf } from './catalogue.ts';
import type { Problem } from './index.ts';

/** A problem document: what all of them have, and of some what is particular to their code. */
type ProblemDocument = components['schemas']['Problem'] & Problem['members'];

/** Characters; `instance` is left out for a longer URL. */
const MAX_INSTANCE_LENGTH = 8000;

/** The path of a URL as a valid URI reference (RFC 3986, section 3.3): characters that are not allowed are encoded, the query is left out. */
const instanceOf = (url: string): string =>
  (url.split('?', 1)[0] ?? '').replace(/%(?![0-9a-f]{2})|[^\w.~!$&'()*+,;=:@/%-]/gi, encodeURIComponent);

/** What a problem document says of the problem alone, not of the request. */
export const problemMembers = (problem: Problem) => ({
  type: `/problems/${slugOf(problem.code)}`,
  title: PROBLEMS[problem.code].title,
  status: problem.status,
  detail: problem.message,
  code: problem.code,
  ...(problem.errors && { errors: problem.errors }),
  ...problem.members,
});

/**
 * The problem document (RFC 9457) for an error.
 * @param problem the error
 * @param requestId the request's id
 * @param url the request's URL, if it could be read
 */
export function problemDocument(problem: Problem, requestId: string, url?: string): ProblemDocument {
  return {
    ...problemMembers(problem),
    ...(url !== undefined && url.length <= MAX_INSTANCE_LENGTH && { instance: instanceOf(url) }),
    request_id: requestId,
    timestamp: new Date().toISOString(),
    ...(problem.outcome && { outcome: problem.outcome }),
  };
}
