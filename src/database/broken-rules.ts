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

const wordsIn = (text: unknown): string[] => String(text).match(/\w+/g) ?? [];

/**
 * What may be the name of the constraint. Prisma's errors, and those of a server that passes on what a node said (Citus), have it only in
 * PostgreSQL's message, whose other words depend on `lc_messages`.
 */
function candidatesIn({ code, constraint, message, originalCode, originalMessage }: Failure): string[] {
  if (VIOLATION.has(String(code))) return typeof constraint === 'string' ? [constraint] : wordsIn(message);
  return VIOLATION.has(String(originalCode)) ? wordsIn(originalMessage) : [];
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
