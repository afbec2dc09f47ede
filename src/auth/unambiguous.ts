import { tokenRefused } from './refusal.ts';

/** Names, other strings, and what opens and closes; in text that is JSON already. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;

const DEEPER: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** Whether an object has a member twice, however the names are escaped; of nested objects the same name is another one. */
function hasTwins(json: string): boolean {
  const names = new Set<string>();
  let depth = 0;
  for (const [token, colon] of json.matchAll(TOKENS)) {
    depth += DEEPER[token] ?? 0;
    if (colon === undefined || depth !== 1) continue;
    const name = JSON.parse(token.slice(0, -colon.length)) as string;
    if (names.has(name)) return true;
    names.add(name);
  }
  return false;
}

/**
 * Refuses a token that two readers could read in two ways: with a member twice in its header or its claims, of which some take
 * the first and some the last (RFC 7515 section 4, RFC 7519 section 4), or with bytes that are no UTF-8 (RFC 8725 section 3.7).
 * @param token three parts, of which the first two are known to be JSON in base64url
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
    if (hasTwins(json)) throw tokenRefused('The token has a header or a claim twice.');
  }
}
