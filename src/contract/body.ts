import type { FastifyRequest } from 'fastify';
import { type InvalidValue, Problem } from '../problems/index.ts';
import { escaped, validationFailed } from '../problems/invalid.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** An escape that can only be half of a surrogate pair, or a whole one: worth a closer look. */
const SURROGATE_ESCAPE = /\\ud[89a-f]/i;

/** A pointer as deep as a body can be nested would cost its depth squared, and nothing that deep is in a contract. */
const LONGEST_POINTER = 1000;

/** Where a lone surrogate is. Without recursion: a body may be nested deeper than the stack. */
function findIllFormed(body: unknown): string | undefined {
  const rest: { value: unknown; pointer: string }[] = [{ value: body, pointer: '' }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { value, pointer } = next;
    if (typeof value === 'string' && !value.isWellFormed()) return pointer;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (!key.isWellFormed()) return pointer;
      rest.push({ value: member, pointer: pointer.length > LONGEST_POINTER ? pointer : `${pointer}/${escaped(key)}` });
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
 * A body as JSON (RFC 8259), nothing of it altered.
 * @param bytes the body as it came
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

/** The finding for a body that is missing or one too many. */
export const bodyFinding = (detail: string, keyword: string): InvalidValue => ({
  in: 'body',
  pointer: '',
  detail,
  keyword,
});
