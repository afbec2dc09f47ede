import { runInNewContext } from 'node:vm';
import type { FastifyRequest } from 'fastify';
import t from 'tap';
import type { RequestBodyObject, SchemaObject } from '../../src/contract/document.ts';
import { compileValidation } from '../../src/contract/validation.ts';
import { Problem } from '../../src/problems/index.ts';
import { parametersOf } from '../helpers/examples.ts';
import { operationOf, requestFor, WITH_BODY } from '../helpers/operations.ts';

/**
 * As many characters as the largest BODY_LIMIT_BYTES lets in, by far. Read once they take milliseconds; a pattern that tries every
 * place again for every other takes hours, which is what the guard is for: nothing here measures how long it took.
 */
const LENGTH = 1_000_000;
const GUARD_MS = 5_000;

const TEXTS: readonly (readonly [string, string])[] = [
  ['letters', 'a'.repeat(LENGTH)],
  ['letters and U+0000', `${'a'.repeat(LENGTH)}\0`],
  ['white space', ' '.repeat(LENGTH)],
  ['white space and U+0000', `${' '.repeat(LENGTH)}\0`],
  ['U+0000 and letters', `\0${'a'.repeat(LENGTH)}`],
  ['both in turns, and U+0000', `${'a '.repeat(LENGTH / 2)}\0`],
];

/** The names of the fields that take text. */
function textFields({ content }: RequestBodyObject): string[] {
  const schemas = Object.values(content).map(({ schema }) => schema as SchemaObject);
  const properties = schemas.flatMap((schema) =>
    Object.entries((schema.properties ?? {}) as Record<string, SchemaObject>),
  );
  const names = properties.filter(([, { type }]) => [type].flat().includes('string')).map(([name]) => name);
  return [...new Set(names)];
}

/** What becomes of a value that may be of any length: the code of the problem, or none when the guard had to step in. */
function codeOf(check: () => void): string {
  try {
    // The only way to stop a regular expression from within the same thread.
    runInNewContext('check()', { check }, { timeout: GUARD_MS });
    return 'accepted';
  } catch (error) {
    return error instanceof Problem ? error.code : String((error as NodeJS.ErrnoException).code);
  }
}

t.test('no text is long or odd enough to keep the validation busy', async (t) => {
  for (const id of WITH_BODY) {
    const operation = operationOf(id);
    const examples = parametersOf(operation).filter((one) => one.in === 'path');
    const validate = compileValidation(operation);
    const { url, headers, payload } = requestFor(id);
    for (const field of textFields(operation.operation.requestBody as RequestBodyObject)) {
      for (const [name, text] of TEXTS) {
        // As much of a request as the validation looks at.
        const request = {
          url,
          params: Object.fromEntries(examples.map(({ name, example }) => [name, example])),
          query: {},
          headers,
          body: Buffer.from(JSON.stringify({ ...JSON.parse(String(payload)), [field]: text })),
        } as unknown as FastifyRequest;
        t.equal(
          codeOf(() => validate(request)),
          'VALIDATION_FAILED',
          `${id} ${field}: ${name}`,
        );
      }
    }
  }
});
