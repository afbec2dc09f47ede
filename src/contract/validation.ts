import type { FastifyRequest } from 'fastify';
import type { InvalidValue } from '../problems/index.ts';
import { invalidValues, validationFailed } from '../problems/invalid.ts';
import { ajv } from './ajv.ts';
import { compileBody, type Validate } from './body-validation.ts';
import { coerce } from './coercion.ts';
import { gatherDeepObject } from './deep-object.ts';
import type { Operation, ParameterObject, SchemaObject } from './document.ts';
import type { Stage } from './stage.ts';

type Part = 'path' | 'query' | 'header';

const VALUES = {
  path: (request: FastifyRequest) => request.params,
  query: (request: FastifyRequest) => request.query,
  header: (request: FastifyRequest) => request.headers,
} as const;

/** Gathers, coerces and validates all parameters of a part. Undeclared headers are allowed; undeclared query parameters are not. */
function compilePart(parameters: readonly ParameterObject[], part: Part): (request: FastifyRequest) => InvalidValue[] {
  const own = parameters.filter((parameter) => parameter.in === part);
  const nameOf = ({ name }: ParameterObject) => (part === 'header' ? name.toLowerCase() : name);
  const schemas = own.map((parameter) => [nameOf(parameter), (parameter.schema ?? {}) as SchemaObject] as const);
  const typed = schemas.filter(([, { type }]) => type !== 'string');
  const scattered = own.filter(({ style }) => style === 'deepObject').map(nameOf);
  const validate = ajv.compile({
    type: 'object',
    properties: Object.fromEntries(schemas),
    required: own.filter((parameter) => parameter.required).map(nameOf),
    ...(part !== 'header' && { additionalProperties: false }),
  });
  return (request) => {
    const values = VALUES[part](request) as Record<string, unknown>;
    const misspelt = scattered.flatMap((name) => gatherDeepObject(values, name));
    for (const [name, schema] of typed) if (name in values) values[name] = coerce(values[name], schema);
    return validate(values) ? misspelt : [...misspelt, ...invalidValues(validate.errors ?? [], part)];
  };
}

function refuseUndecodable(url: string): void {
  const query = url.indexOf('?') + 1;
  if (query === 0 || !url.includes('%', query)) return;
  try {
    decodeURIComponent(url.slice(query));
  } catch {
    throw validationFailed([{ in: 'query', detail: 'is not UTF-8 in percent-encoding', keyword: 'format' }]);
  }
}

/**
 * Compiles the validation of one operation.
 * @param operation the operation, references inlined
 * @returns a function that throws VALIDATION_FAILED, MALFORMED_JSON or UNSUPPORTED_MEDIA_TYPE
 */
export function compileValidation({ operation, method }: Operation): Validate {
  const parameters = (operation.parameters ?? []) as ParameterObject[];
  const parts = (['path', 'query', 'header'] as const).map((part) => compilePart(parameters, part));
  const validateBody = compileBody(operation, method);
  return (request) => {
    refuseUndecodable(request.url);
    const found = parts.flatMap((validatePart) => validatePart(request));
    if (found.length > 0) throw validationFailed(found);
    validateBody(request);
  };
}

/** The stage that validates a request. After it, path, query, headers and body are what the handler's types say. */
export const validate: Stage = {
  name: 'validate',
  passageOf(operation) {
    const check = compileValidation(operation);
    return {
      at: 'preHandler',
      enter: (request, _reply, done) => {
        check(request);
        done();
      },
    };
  },
};
