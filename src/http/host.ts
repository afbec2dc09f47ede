import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../problems/index.ts';
import { validationFailed } from '../problems/invalid.ts';

/** A host and perhaps a port (RFC 9110, section 7.2; RFC 3986, section 3.2.2); nobody who asks over HTTP may leave the host empty. */
const HOST = /^(?:\[(?<address>[^\]]+)\]|(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})+)(?::\d*)?$/i;

function isHost(text: string): boolean {
  const match = HOST.exec(text);
  const address = match?.groups?.address;
  return match !== null && (address === undefined || isIPv6(address));
}

/** Every value of Host: of several Node keeps the first and drops the others without a word. */
function hostsIn(rawHeaders: readonly string[]): string[] {
  const hosts: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts.push(rawHeaders[index + 1] ?? '');
  }
  return hosts;
}

const refused = (detail: string, keyword: string): Problem =>
  validationFailed([{ in: 'header', name: 'host', detail, keyword }]);

/**
 * What is wrong with the Host of a request (RFC 9112, section 3.2): servers that read different ones would take it for different requests.
 * @param request the request
 * @returns VALIDATION_FAILED for none in HTTP/1.1, for several, and for what is no host
 */
export function hostProblem({ raw }: FastifyRequest): Problem | undefined {
  const [host, second] = hostsIn(raw.rawHeaders);
  if (second !== undefined) return refused('is there more than once', 'maxItems');
  if (host === undefined) return raw.httpVersion === '1.1' ? refused('is required', 'required') : undefined;
  return isHost(host) ? undefined : refused('must be a host and perhaps a port, like api.example:8080', 'format');
}
