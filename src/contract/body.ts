import type { FastifyRequest } from 'fastify';
import { type InvalidValue, Problem } from '../problems/index.ts';
import { escaped, validationFailed } from '../problems/invalid.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** An escape of a surrogate. Only a body that contains one is searched for lone surrogates. */
const SURROGATE_ESCAPE = /\\ud[89a-f]/i;

/** Characters. Pointers of unlimited depth would take time quadratic in the depth of a body, and no contract is nested as deeply. */
const MAX_POINTER_LENGTH = 1000;

/** The JSON Pointer of a lone surrogate. Without recursion, because a body may be nested deeper than the stack allows. */
function findIllFormed(body: unknown): string | undefined {
  const stack: { value: unknown; pointer: string }[] = [{ value: body, pointer: '' }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, pointer } = next;
    if (typeof value === 'string' && !value.isWellFormed()) return pointer;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (!key.isWellFormed()) return pointer;
      const inner = pointer.length > MAX_POINTER_LENGTH ? pointer : `${pointer}/${escaped(key)}`;
      stack.push({ value: member, pointer: inner });
    }
  }
  return undefined;
}

/** The media type without its parameters, in lower case (RFC 9110, section 8.3.1). */
export function essenceOf(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** Whether the request announces a body (RFC 9112, section 6.3). */
export function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/**
 * Parses a body as JSON (RFC 8259), without altering any text.
 * @param bytes the body as received
 * @throws {Problem} MALFORMED_JSON when it is not JSON in UTF-8, VALIDATION_FAILED for text with a lone surrogate
 */
export function parseJson(bytes: Buffer): unknown {
  let text: string;
  let value: unknown;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text);
  } catch (error) {
    throw new Problem('MALFORMED_JSON', { detail: `The body is not JSON in UTF-8: ${(error as Error).message}` });
  }
  const pointer = SURROGATE_ESCAPE.test(text) ? findIllFormed(value) : undefined;
  if (pointer === undefined) return value;
  throw validationFailed([{ in: 'body', pointer, detail: 'holds half of a surrogate pair', keyword: 'type' }]);
}

/** The error for a body that is missing, or that the operation does not take. */
export const bodyFinding = (detail: string, keyword: string): InvalidValue => ({
  in: 'body',
  pointer: '',
  detail,
  keyword,
});
