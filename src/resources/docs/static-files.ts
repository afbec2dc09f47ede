import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { patternOf } from '../../contract/document.ts';
import type { KnownPath } from '../../contract/not-found.ts';
import { setHeaders } from '../../contract/route-handler.ts';
import { isNotModified } from '../../resource/preconditions.ts';
import { choose, encode, headersOf, knownHeaders, type Representations } from './encodings.ts';

/** A page loads everything from this service and sends requests only to it; the icons of Swagger UI are `data:` URLs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** The methods of static files. */
export const METHODS = ['GET', 'HEAD'];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A static file. */
export interface StaticFile {
  readonly type: string;
  readonly content: Buffer;
  /** Encoded when the service starts to listen or at the first request, so that tests need not wait for it. */
  encoded?: Promise<Representations>;
}

/**
 * Reads a static file; its media type follows from its name.
 * @param path its `file:` URL
 * @throws if it is missing, or its media type is not known
 */
export async function readStatic(path: URL): Promise<StaticFile> {
  const type = TYPES[extname(path.pathname)];
  if (type === undefined) throw new Error(`${path.href} has no known media type`);
  return { type, content: await readFile(path) };
}

/** Paths of static files, as what is not found knows them. */
export const knownPaths = (paths: readonly string[]): KnownPath[] =>
  paths.map((path) => ({ pattern: patternOf(path), methods: METHODS }));

const encodedOnce = (file: StaticFile): Promise<Representations> => {
  file.encoded ??= encode(file.content);
  return file.encoded;
};

/** Encodes static files when the service starts to listen, so that no request waits for it. */
export function encodeOnListen(app: FastifyInstance, files: Iterable<StaticFile>): void {
  app.addHook('onListen', (done) => {
    for (const file of files) encodedOnce(file);
    done();
  });
}

/** Answers with a static file, in an encoding that the request accepts, or with 304. */
export async function sendStatic(
  file: StaticFile,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const chosen = choose(await encodedOnce(file), headers['accept-encoding']?.toString());
  if (isNotModified(headers, chosen.etag)) {
    setHeaders(reply, knownHeaders(chosen));
    return reply.code(304).send();
  }
  setHeaders(reply, headersOf(chosen));
  return reply.type(file.type).send(chosen.bytes);
}

/** Sets the policy here, because the app has set another one, of which Helmet does not know. */
async function setSafeHeaders(routes: FastifyInstance, policy: string): Promise<void> {
  // Strict-Transport-Security must not be sent over plain HTTP (RFC 6797, section 7.2).
  await routes.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: false });
  routes.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', policy);
    done();
  });
}

/**
 * Serves the files of a page, with a strict Content-Security-Policy.
 * @param app the instance that gets the routes
 * @param files by their paths
 * @param directives what the policy has besides
 * @param addRoutes registers what is no static file
 */
export async function offer(
  app: FastifyInstance,
  files: ReadonlyMap<string, StaticFile>,
  directives: readonly string[],
  addRoutes: (routes: FastifyInstance) => Promise<void>,
): Promise<void> {
  encodeOnListen(app, files.values());
  await app.register(async (routes) => {
    await setSafeHeaders(routes, [...POLICY, ...directives].join('; '));
    for (const [url, file] of files) {
      routes.route({ method: METHODS, url, handler: (request, reply) => sendStatic(file, request, reply) });
    }
    await addRoutes(routes);
  });
}
