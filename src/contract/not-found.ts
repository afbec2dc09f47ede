import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems.ts';
import { type ContractDocument, operationsOf, patternOf } from './document.ts';

/** The path as the router reads it: it ends at `?` or `#`; the absolute form of a target (RFC 9112, section 3.2.2) and needless encoding are undone. */
export function pathOf(url: string): string {
  const path = (url.split(/[?#]/, 1)[0] ?? '').replace(/^https?:\/\/[^/]*/i, '');
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/**
 * Answers a request that fits no operation: 405 with Allow (RFC 9110, section 15.5.6) where the path is known, 404 otherwise.
 * @param contract the contract whose paths are known
 */
export function refuseUnknown(contract: ContractDocument): (request: FastifyRequest) => never {
  const paths = Object.keys(contract.paths).map((path) => ({ path, pattern: patternOf(path) }));
  const operations = operationsOf(contract);
  return (request) => {
    const asked = pathOf(request.url);
    const known = paths.find(({ pattern }) => pattern.test(asked));
    if (!known) throw new Problem('ROUTE_NOT_FOUND', { detail: `There is nothing at ${asked}.` });
    const allow = operations
      .filter(({ path }) => path === known.path)
      .map(({ method }) => method)
      .join(', ');
    throw new Problem('METHOD_NOT_ALLOWED', {
      detail: `${request.method} is not one of ${allow}.`,
      headers: { allow },
    });
  };
}
