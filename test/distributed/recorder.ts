import pg from 'pg';
import type { Test } from 'tap';
import { TextQuery } from '../../src/database/raw/text-query.ts';

/** The statements of a query, in whatever form the driver takes it: a string, a configuration, a query object with one or several. */
function textsOf(query: unknown): string[] {
  if (query instanceof TextQuery) return query.steps.map(({ statement }) => statement.text);
  return [typeof query === 'string' ? query : String((query as { text?: unknown } | null)?.text)];
}

/**
 * Writes down what is sent through the driver, by Prisma and past it, until the test ends.
 * @param t the test
 * @returns gives the statements that were sent since the last call, each once
 */
export function recordStatements(t: Test): () => string[] {
  const { prototype } = pg.Client;
  const original = prototype.query;
  let sent = new Set<string>();
  prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    for (const text of textsOf(parameters[0])) sent.add(text);
    return Reflect.apply(original, this, parameters);
  } as typeof original;
  t.teardown(() => {
    prototype.query = original;
  });
  return () => {
    const statements = [...sent];
    sent = new Set();
    return statements;
  };
}
