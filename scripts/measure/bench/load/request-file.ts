import { writeFile } from 'node:fs/promises';
import type { BenchRequest } from '../works.ts';

/** A request for load generators other than wrk, one JSON array per line: method, path, headers, body. */
export type RequestLine = [method: string, path: string, headers: Record<string, string>, body: string | null];

const headersOf = (request: BenchRequest, token: string): Record<string, string> => ({
  Authorization: `Bearer ${token}`,
  ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
});

/** A serialized request (RFC 9112). */
export function wireText(request: BenchRequest, token: string): string {
  const headers = Object.entries({
    Host: '127.0.0.1',
    ...headersOf(request, token),
    ...(request.body !== undefined && { 'Content-Length': Buffer.byteLength(request.body) }),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${request.method} ${request.path} HTTP/1.1\r\n${headers.join('')}\r\n${request.body ?? ''}`;
}

/**
 * Writes the requests of a round for the program that sends them.
 * @param path of the file
 * @param format `wire`: serialized, separated by U+0000; `lines`: a {@link RequestLine} each
 * @param tokenOf the token of a user, by number
 */
export async function writeRequests(
  path: string,
  requests: readonly BenchRequest[],
  format: 'wire' | 'lines',
  tokenOf: (user: number) => string,
): Promise<void> {
  const texts = requests.map((request): string => {
    const token = tokenOf(request.user);
    if (format === 'wire') return wireText(request, token);
    const line: RequestLine = [request.method, request.path, headersOf(request, token), request.body ?? null];
    return JSON.stringify(line);
  });
  await writeFile(path, texts.join(format === 'wire' ? '\0' : '\n'));
}
