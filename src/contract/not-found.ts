import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/index.ts';
import { type ContractDocument, methodsOf, operationsOf, patternOf } from './document.ts';

/** The path as the router reads it: it ends at `?` or `#`; the absolute form of a target (RFC 9112, section 3.2.2) and needless encoding are undone. */
export function pathOf(url: string): string {
  const path = (url.split(/[?#]/, 1)[0] ?? '').replace(/^https?:\/\/[^/]*/i, '');
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Paths beside those of the contract, and the methods that they have. */
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
 * Answers a request that fits no operation: 405 with Allow (RFC 9110, section 15.5.6) where the path is known, 404 otherwise.
 * @param contract the contract whose paths are known
 * @param others what else there is
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
