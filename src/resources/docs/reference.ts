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

/** The page needs what is served from here, and sends requests to here; the reference's icons are `data:` URLs. */
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

/** The plugin's copy of Swagger UI: the package `swagger-ui-dist` would bring one that reports installations. */
const SWAGGER_UI = new URL('static/', packageFile('@fastify/swagger-ui'));

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** Where each asset is in its folder, and its media type. */
const ASSETS: readonly (readonly [name: string, folder: URL, type: string])[] = [
  ['page.css', PAGE, CSS],
  ['page.js', PAGE, JAVASCRIPT],
  ['swagger-ui.css', SWAGGER_UI, CSS],
  ['swagger-ui-bundle.js', SWAGGER_UI, JAVASCRIPT],
  ['favicon-32x32.png', SWAGGER_UI, 'image/png'],
];

/** Where the page and its assets are. */
export const REFERENCE_PATHS: KnownPath[] = ['/docs', ...ASSETS.map(([name]) => `/docs/static/${name}`)].map(
  (path) => ({ pattern: patternOf(path), methods: METHODS }),
);

/** Something that is sent as it is. */
interface Sent {
  readonly type: string;
  readonly content: Buffer;
  /** Encoded when the service begins to listen, or when it is first asked for; not in each process of a test. */
  encoded?: Promise<Representations>;
}

const encodedOnce = (sent: Sent): Promise<Representations> => {
  sent.encoded ??= encode(sent.content);
  return sent.encoded;
};

async function send(sent: Sent, { headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const chosen = choose(await encodedOnce(sent), headers['accept-encoding']?.toString());
  if (isNotModified(headers, chosen.etag)) {
    setHeaders(reply, knownHeaders(chosen));
    return reply.code(304).send();
  }
  setHeaders(reply, headersOf(chosen));
  return reply.type(sent.type).send(chosen.bytes);
}

async function readAssets(): Promise<Map<string, Sent>> {
  const read = ASSETS.map(async ([name, folder, type]) => {
    return [name, { type, content: await readFile(new URL(name, folder)) }] as const;
  });
  return new Map(await Promise.all(read));
}

/** The policy is set here: the app has one already, which Helmet does not see. */
async function setSafeHeaders(routes: FastifyInstance): Promise<void> {
  // A service on plain HTTP may not ask for HTTPS (RFC 6797, section 7.2).
  await routes.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: false });
  routes.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', POLICY);
    done();
  });
}

/**
 * The interactive reference at /docs; every asset is served from here.
 * @param app the instance that gets the page
 * @param demoToken makes a token for trying out, with which the page is signed in on this machine; nowhere when absent
 * @throws when a file of it is missing
 */
export async function registerReference(app: FastifyInstance, demoToken?: () => string): Promise<void> {
  const page: Sent = { type: HTML, content: await readFile(new URL('index.html', PAGE)) };
  const text = page.content.toString();
  const assets = await readAssets();
  app.addHook('onListen', (done) => {
    for (const sent of [page, ...assets.values()]) encodedOnce(sent);
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
