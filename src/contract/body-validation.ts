import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/index.ts';
import { invalidValues, validationFailed } from '../problems/invalid.ts';
import { ajv } from './ajv.ts';
import { bodyFinding, essenceOf, hasBody, parseJson } from './body.ts';
import type { OperationObject, RequestBodyObject } from './document.ts';
import type { FileBody } from './spooling.ts';

/** Refuses a request that violates the contract; afterwards what it checks has its declared type. */
export type Validate = (request: FastifyRequest) => void;

/** Takes the bytes of a body that has a media type of the operation. */
type TakeBody = (request: FastifyRequest, type: string) => void;

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

/** Takes a body as JSON, by the schema of its media type. */
function takeJson(content: RequestBodyObject['content']): TakeBody {
  const validators = new Map(Object.entries(content).map(([type, { schema }]) => [type, ajv.compile(schema ?? {})]));
  return (request, type) => {
    const body = parseJson(request.body as Buffer);
    const validate = validators.get(type);
    if (validate?.(body) === false) throw validationFailed(invalidValues(validate.errors ?? [], 'body'));
    request.body = body;
  };
}

/** Takes a body that was put aside as a file. */
const takeFile: TakeBody = (request, type) => {
  request.body = request.spooled && ({ type, file: request.spooled } satisfies FileBody);
};

const takesNoBody: Validate = (request) => {
  if (hasBody(request)) throw validationFailed([bodyFinding('is not taken by this operation', 'not')]);
};

/** The size of the body in bytes. */
const sizeOf = ({ spooled, body }: FastifyRequest): number =>
  spooled?.size() ?? (body as Buffer | undefined)?.length ?? 0;

/**
 * Compiles the validation of the body of an operation.
 * @param operation the operation, references inlined
 * @param method its method; for PATCH a 415 lists the accepted media types (RFC 5789, section 2.2)
 */
export function compileBody({ requestBody, 'x-body-spooled': isFile }: OperationObject, method: string): Validate {
  if (!requestBody) return takesNoBody;
  const { content, required = false } = requestBody as RequestBodyObject;
  const take = isFile ? takeFile : takeJson(content);
  const types = Object.keys(content);
  const unsupported = {
    detail: `The Content-Type must be ${types.join(' or ')}.`,
    headers: method === 'PATCH' ? { 'accept-patch': types.join(', ') } : {},
  };
  return (request) => {
    if (sizeOf(request) === 0) {
      if (required) throw validationFailed([bodyFinding('is required', 'required')]);
      request.body = undefined;
      return;
    }
    refuseCoding(request);
    const type = essenceOf(request.headers['content-type'] ?? '');
    if (!types.includes(type)) throw new Problem('UNSUPPORTED_MEDIA_TYPE', unsupported);
    take(request, type);
  };
}
