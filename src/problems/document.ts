import type { components } from '../../generated/contract.ts';
import { PROBLEMS, slugOf } from './catalogue.ts';
import type { Problem } from './index.ts';

/** Longer addresses are not repeated: their sender knows them. */
const LONGEST_INSTANCE = 8000;

/** The path of a URL as a URI reference (RFC 3986, section 3.3), whatever characters the client sent raw. The query stays out. */
const instanceOf = (url: string): string =>
  (url.split('?', 1)[0] ?? '').replace(/%(?![0-9a-f]{2})|[^\w.~!$&'()*+,;=:@/%-]/gi, encodeURIComponent);

/**
 * The problem document (RFC 9457) for an error.
 * @param problem the error
 * @param requestId the request's id
 * @param url the request's URL, where it could be read
 */
export function problemDocument(problem: Problem, requestId: string, url?: string): components['schemas']['Problem'] {
  return {
    type: `/problems/${slugOf(problem.code)}`,
    title: PROBLEMS[problem.code].title,
    status: problem.status,
    detail: problem.message,
    ...(url !== undefined && url.length <= LONGEST_INSTANCE && { instance: instanceOf(url) }),
    code: problem.code,
    request_id: requestId,
    timestamp: new Date().toISOString(),
    ...(problem.outcome && { outcome: problem.outcome }),
    ...(problem.errors && { errors: problem.errors }),
  };
}
