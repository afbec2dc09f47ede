import { tokenRefused } from './refusal.ts';

/** In valid JSON: member names, other strings, and brackets. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;

const DEPTH_CHANGE: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** Whether an object has duplicate member names, however they are escaped. Nested objects are not checked. */
function hasDuplicateKeys(json: string): boolean {
  const names = new Set<string>();
  let depth = 0;
  for (const [token, colon] of json.matchAll(TOKENS)) {
    depth += DEPTH_CHANGE[token] ?? 0;
    if (colon === undefined || depth !== 1) continue;
    const name = JSON.parse(token.slice(0, -colon.length)) as string;
    if (names.has(name)) return true;
    names.add(name);
  }
  return false;
}

/**
 * Refuses a token that two parsers could read differently: with a duplicate member in its header or claims, of which some parsers use
 * the first and some the last (RFC 7515 section 4, RFC 7519 section 4), or with bytes that are not UTF-8 (RFC 8725 section 3.7).
 * @param token a token whose first two parts are known to be JSON in base64url
 * @throws {Problem} UNAUTHENTICATED
 */
export function refuseAmbiguous(token: string): void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const part of token.split('.', 2)) {
    let json: string;
    try {
      json = decoder.decode(Buffer.from(part, 'base64url'));
    } catch (error) {
      throw tokenRefused('The token is not UTF-8.', 'invalid_token', error);
    }
    if (hasDuplicateKeys(json)) throw tokenRefused('The token has a header or a claim twice.');
  }
}
