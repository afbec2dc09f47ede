import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/index.ts';
import { type ContractDocument, methodsOf, operationsOf, patternOf } from './document.ts';

/**
 * The path of a URL as the router sees it: it ends at `?` or `#`; the origin of an absolute request target (RFC 9112, section 3.2.2) is
 * removed, and unnecessary percent-encoding decoded.
 */
export function pathOf(url: string): string {
  const path = (url.split(/[?#]/, 1)[0] ?? '').replace(/^https?:\/\/[^/]*/i, '');
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Paths outside the contract, and their methods. */
export interface KnownPath {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

function pathsOf(contract: ContractDocument): KnownPath[] {
  const operations = operationsOf(contract);
  return Object.keys(contract.paths).map((path) => ({
    pattern: patternOf(path),
    methods: operations.filter((operation) => operation.path === path).flatMap(methodsOf),
  }));
}

/**
 * Refuses a request that matches no operation: 405 with Allow (RFC 9110, section 15.5.6) if the path is known, otherwise 404.
 * @param contract the contract whose paths are known
 * @param others other known paths
 */
export function refuseUnknown(
  contract: ContractDocument,
  others: readonly KnownPath[],
): (request: FastifyRequest) => never {
  const paths = [...pathsOf(contract), ...others];
  return (request) => {
    const asked = pathOf(request.url);
    const known = paths.find(({ pattern }) => pattern.test(asked));
    if (!known) throw new Problem('ROUTE_NOT_FOUND', { detail: `There is nothing at ${asked}.` });
    const allow = known.methods.join(', ');
    throw new Problem('METHOD_NOT_ALLOWED', {
      detail: `${request.method} is not one of ${allow}.`,
      headers: { allow },
    });
  };
}
