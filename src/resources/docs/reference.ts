import { readFile } from 'node:fs/promises';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { packageFile, projectFile } from '../../config/paths.ts';
import { patternOf } from '../../contract/document.ts';
import type { KnownPath } from '../../contract/not-found.ts';
import { setHeaders } from '../../contract/route-handler.ts';
import { isNotModified } from '../../resource/preconditions.ts';
import { choose, encode, headersOf, knownHeaders, type Representations } from './encodings.ts';
import { isFromThisMachine } from './this-machine.ts';

/** The page loads everything from this service and sends requests only to it; the icons of Swagger UI are `data:` URLs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const METHODS = ['GET', 'HEAD'];

const PAGE = projectFile('src/resources/docs/page/');

/** The plugin's copy of Swagger UI, because the package `swagger-ui-dist` depends on one that reports installations. */
const SWAGGER_UI = new URL('static/', packageFile('@fastify/swagger-ui'));

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** The assets, with their folders and media types. */
const ASSETS: readonly (readonly [name: string, folder: URL, type: string])[] = [
  ['page.css', PAGE, CSS],
  ['page.js', PAGE, JAVASCRIPT],
  ['swagger-ui.css', SWAGGER_UI, CSS],
  ['swagger-ui-bundle.js', SWAGGER_UI, JAVASCRIPT],
  ['favicon-32x32.png', SWAGGER_UI, 'image/png'],
];

/** The paths of the page and its assets. */
export const REFERENCE_PATHS: KnownPath[] = ['/docs', ...ASSETS.map(([name]) => `/docs/static/${name}`)].map(
  (path) => ({ pattern: patternOf(path), methods: METHODS }),
);

/** A static file. */
interface StaticFile {
  readonly type: string;
  readonly content: Buffer;
  /** Encoded when the service starts to listen or at the first request, so that tests need not wait for it. */
  encoded?: Promise<Representations>;
}

const encodedOnce = (file: StaticFile): Promise<Representations> => {
  file.encoded ??= encode(file.content);
  return file.encoded;
};

async function send(file: StaticFile, { headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const chosen = choose(await encodedOnce(file), headers['accept-encoding']?.toString());
  if (isNotModified(headers, chosen.etag)) {
    setHeaders(reply, knownHeaders(chosen));
    return reply.code(304).send();
  }
  setHeaders(reply, headersOf(chosen));
  return reply.type(file.type).send(chosen.bytes);
}

async function readAssets(): Promise<Map<string, StaticFile>> {
  const read = ASSETS.map(async ([name, folder, type]) => {
    return [name, { type, content: await readFile(new URL(name, folder)) }] as const;
  });
  return new Map(await Promise.all(read));
}

/** Sets the policy here, because the app has set another one, of which Helmet does not know. */
async function setSafeHeaders(routes: FastifyInstance): Promise<void> {
  // Strict-Transport-Security must not be sent over plain HTTP (RFC 6797, section 7.2).
  await routes.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: false });
  routes.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', POLICY);
    done();
  });
}

/**
 * Registers the interactive reference at /docs with all its assets.
 * @param app the instance that gets the routes
 * @param demoToken makes a token for trials, with which the page is signed in on this machine; absent: it is not signed in
 * @throws if one of its files is missing
 */
export async function registerReference(app: FastifyInstance, demoToken?: () => string): Promise<void> {
  const page: StaticFile = { type: HTML, content: await readFile(new URL('index.html', PAGE)) };
  const text = page.content.toString();
  const assets = await readAssets();
  app.addHook('onListen', (done) => {
    for (const file of [page, ...assets.values()]) encodedOnce(file);
    done();
  });
  await app.register(async (routes) => {
    await setSafeHeaders(routes);
    for (const [name, asset] of assets) {
      routes.route({
        method: METHODS,
        url: `/docs/static/${name}`,
        handler: (request, reply) => send(asset, request, reply),
      });
    }
    const sendPage = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      if (!demoToken || !isFromThisMachine(request)) return send(page, request, reply);
      reply.header('cache-control', 'no-store');
      return reply.type(HTML).send(text.replace('<!-- token -->', `<meta name="token" content="${demoToken()}">`));
    };
    routes.route({ method: METHODS, url: '/docs', handler: sendPage });
  });
}
