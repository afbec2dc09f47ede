import type { FastifyRequest } from 'fastify';
import { type InvalidValue, Problem } from '../problems.ts';
import { validationFailed } from './invalid.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** An escape that can only be half of a surrogate pair, or a whole one: worth a closer look. */
const SURROGATE_ESCAPE = /\\ud[89a-f]/i;

function illFormed(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = key.isWellFormed() ? illFormed(member, `${pointer}/${key}`) : pointer;
    if (found !== undefined) return found;
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
  const pointer = SURROGATE_ESCAPE.test(text) ? illFormed(value, '') : undefined;
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
