import type { FastifyRequest } from 'fastify';
import type { InvalidValue, Problem } from '../problems/index.ts';
import { validationFailed } from '../problems/invalid.ts';
import { type Failure, layers } from './raw/index.ts';

/** What a request that violates a constraint is told of the value in its body. */
export type Rule = Readonly<Required<Pick<InvalidValue, 'pointer' | 'detail' | 'keyword'>>>;

/** SQLSTATE of a foreign key, a unique key and a CHECK that were violated. */
const VIOLATION = new Set(['23503', '23505', '23514']);

/** What a distributed PostgreSQL (Citus) appends to the names of constraints in a shard. */
const SHARD = /_\d+$/;

/** What may be the name of the constraint. Prisma's errors have it only in PostgreSQL's message, whose words depend on `lc_messages`. */
function candidatesIn({ code, constraint, originalCode, originalMessage }: Failure): string[] {
  if (VIOLATION.has(String(code)) && typeof constraint === 'string') return [constraint];
  return VIOLATION.has(String(originalCode)) ? (String(originalMessage).match(/\w+/g) ?? []) : [];
}

/**
 * Translates the violation of a constraint into a 400, for rules that depend on what is stored.
 * @param rules by the names of the constraints; a violation of any other one is a bug of this program
 * @returns a translator for the error handler: VALIDATION_FAILED with the rule, or undefined for any other error, and for a request
 *   without a body, which no value in it can have caused
 */
export function brokenRule(rules: Readonly<Record<string, Rule>>) {
  const known = new Map(Object.entries(rules));
  return (error: Error, request: Pick<FastifyRequest, 'body'>): Problem | undefined => {
    if (request.body === undefined) return undefined;
    for (const name of layers(error).flatMap(candidatesIn)) {
      const rule = known.get(name) ?? known.get(name.replace(SHARD, ''));
      if (rule) return validationFailed([{ in: 'body', ...rule }]);
    }
    return undefined;
  };
}
