import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../problems/index.ts';
import { validationFailed } from '../problems/invalid.ts';

/** A host with an optional port (RFC 9110, section 7.2; RFC 3986, section 3.2.2); with HTTP the host must not be empty. */
const HOST = /^(?:\[(?<address>[^\]]+)\]|(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})+)(?::\d*)?$/i;

function isHost(text: string): boolean {
  const match = HOST.exec(text);
  const address = match?.groups?.address;
  return match !== null && (address === undefined || isIPv6(address));
}

/** All values of Host: Node silently drops all but the first. */
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
 * Checks the Host of a request (RFC 9112, section 3.2): if it is ambiguous, a proxy and this service could interpret the request
 * differently.
 * @param request the request
 * @returns VALIDATION_FAILED if HTTP/1.1 has none, if there are several, and for an invalid host
 */
export function hostProblem({ raw }: FastifyRequest): Problem | undefined {
  const [host, second] = hostsIn(raw.rawHeaders);
  if (second !== undefined) return refused('is there more than once', 'maxItems');
  if (host === undefined) return raw.httpVersion === '1.1' ? refused('is required', 'required') : undefined;
  return isHost(host) ? undefined : refused('must be a host and perhaps a port, like api.example:8080', 'format');
}
