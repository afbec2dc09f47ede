import type { FastifyRequest } from 'fastify';
import { type InvalidValue, Problem } from '../problems/index.ts';
import { invalidValues, validationFailed } from '../problems/invalid.ts';
import { ajv } from './ajv.ts';
import { bodyFinding, essenceOf, hasBody, parseJson } from './body.ts';
import { coerce } from './coercion.ts';
import { gatherDeepObject } from './deep-object.ts';
import type { Operation, ParameterObject, RequestBodyObject, SchemaObject } from './document.ts';
import type { Stage } from './stage.ts';

/** Refuses a request that violates the contract; afterwards path, query, headers and body have their declared types. */
export type Validate = (request: FastifyRequest) => void;

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

/** Whether a Content-Encoding is `identity` only (RFC 9110, section 8.4.1); a list may have empty elements. */
const isUncoded = (codings: string): boolean =>
  codings.split(',').every((coding) => ['', 'identity'].includes(coding.trim().toLowerCase()));

/** Accept-Encoding distinguishes this 415 from that of a media type (RFC 9110, section 12.5.3). */
function refuseCoding({ headers }: FastifyRequest): void {
  const coding = headers['content-encoding'];
  if (coding === undefined || isUncoded(coding)) return;
  const detail = `The Content-Encoding must be identity, or left out, not ${coding}: the body has to come as it is.`;
  throw new Problem('UNSUPPORTED_MEDIA_TYPE', { detail, headers: { 'accept-encoding': 'identity' } });
}

/** @param method for PATCH a 415 lists the accepted media types (RFC 5789, section 2.2) */
function compileBody({ content, required = false }: RequestBodyObject, method: string): Validate {
  const validators = new Map(Object.entries(content).map(([type, { schema }]) => [type, ajv.compile(schema ?? {})]));
  const types = [...validators.keys()];
  const unsupported = {
    detail: `The Content-Type must be ${types.join(' or ')}.`,
    headers: method === 'PATCH' ? { 'accept-patch': types.join(', ') } : {},
  };
  return (request) => {
    const bytes = request.body as Buffer | undefined;
    if (bytes === undefined || bytes.length === 0) {
      if (required) throw validationFailed([bodyFinding('is required', 'required')]);
      request.body = undefined;
      return;
    }
    refuseCoding(request);
    const validate = validators.get(essenceOf(request.headers['content-type'] ?? ''));
    if (!validate) throw new Problem('UNSUPPORTED_MEDIA_TYPE', unsupported);
    const body = parseJson(bytes);
    if (!validate(body)) throw validationFailed(invalidValues(validate.errors ?? [], 'body'));
    request.body = body;
  };
}

const takesNoBody: Validate = (request) => {
  if (hasBody(request)) throw validationFailed([bodyFinding('is not taken by this operation', 'not')]);
};

/**
 * Compiles the validation of one operation.
 * @param operation the operation, references inlined
 * @returns a function that throws VALIDATION_FAILED, MALFORMED_JSON or UNSUPPORTED_MEDIA_TYPE
 */
export function compileValidation({ operation, method }: Operation): Validate {
  const parameters = (operation.parameters ?? []) as ParameterObject[];
  const parts = (['path', 'query', 'header'] as const).map((part) => compilePart(parameters, part));
  const validateBody = operation.requestBody
    ? compileBody(operation.requestBody as RequestBodyObject, method)
    : takesNoBody;
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
