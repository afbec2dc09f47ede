import { type Agent, request as httpRequest } from 'node:http';
import type { Plan } from './plan.ts';
import type { Field } from './targets.ts';

/** A serialized request without duplicate headers. */
export interface Wire {
  readonly method: string;
  /** Path and query, exactly as they are sent: nothing is normalised. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Buffer | undefined;
}

/** A response as received. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Percent-encodes a parameter in a path: all characters if the random numbers say so, otherwise as the standard requires. */
const encodePath = (text: string, whole: boolean): string =>
  whole
    ? [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
    : encodeURIComponent(text);

/** The entries of a query parameter: several for lists (`form`, exploded) and objects (`deepObject`). */
function entriesOf({ name, schema }: Field, text: string): [string, string][] {
  const types = [schema.type].flat();
  const value: unknown = types.includes('array') || types.includes('object') ? JSON.parse(text) : text;
  if (Array.isArray(value)) return value.map((item) => [name, String(item)]);
  if (typeof value !== 'object' || value === null) return [[name, text]];
  return Object.entries(value).map(([key, member]) => [`${name}[${key}]`, String(member)]);
}

function pathOf(plan: Plan): string {
  const [, , , , , , whole = 0] = plan.dice;
  const path = plan.target.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodePath(plan.fields[name] ?? '', whole < 10),
  );
  const query = plan.target.fields
    .filter(({ name, part }) => part === 'query' && plan.fields[name] !== undefined)
    .flatMap((field) => entriesOf(field, plan.fields[field.name] ?? ''))
    .map((entry) => entry.map(encodeURIComponent).join('='));
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

/**
 * Serializes a request.
 * @param plan the request
 * @param token of the user; sent only if the operation needs one
 */
export function wireOf(plan: Plan, token: string): Wire {
  const { target } = plan;
  const headers: [string, string][] = target.secured ? [['Authorization', `Bearer ${token}`]] : [];
  for (const { name, part } of target.fields) {
    const text = plan.fields[name];
    if (part === 'header' && text !== undefined) headers.push([name, text]);
  }
  if (plan.body) headers.push(['Content-Type', plan.body.kind.mediaType]);
  const body = plan.body && Buffer.from(JSON.stringify(plan.body.value));
  return { method: target.method, path: pathOf(plan), headers, body };
}

/** The value of a body: parsed if its media type is JSON, otherwise its text. */
export function contentOf({ headers, body }: Answer): unknown {
  const text = body.toString();
  return /[/+]json\b/.test(headers['content-type'] ?? '') ? JSON.parse(text) : text;
}

/**
 * Sends a request over HTTP/1.1.
 * @param origin host and port of the service
 * @param agent keeps the connections
 */
export function send({ method, path, headers, body }: Wire, origin: URL, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      agent,
      hostname: origin.hostname,
      port: origin.port,
      method,
      path,
      headers: { ...Object.fromEntries(headers), ...(body && { 'Content-Length': body.length }) },
      timeout: 30_000,
    });
    request.once('timeout', () => request.destroy(new Error('no answer within 30 s')));
    request.once('error', reject);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      const settle = (): void => {
        const received = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(received),
          body: Buffer.concat(chunks),
        });
      };
      // Of events, which never end, the beginning.
      const isStream = response.headers['content-type']?.startsWith('text/event-stream');
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (!isStream) return;
        settle();
        response.destroy();
      });
      response.once('error', reject);
      response.once('end', settle);
    });
    request.end(body);
  });
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The request as a curl command, shortened if it is long. */
export function curlOf({ method, path, headers, body }: Wire, origin: URL): string {
  const cut = (text: string) => (text.length > 600 ? `${text.slice(0, 600)}…(${text.length})` : text);
  const parts = headers.map(([name, value]) => `-H ${quoted(cut(`${name}: ${value}`))}`);
  if (body) parts.push(`--data-binary ${quoted(cut(body.toString()))}`);
  return ['curl -i --path-as-is', `-X ${method}`, ...parts, quoted(cut(origin.origin + path))].join(' ');
}
