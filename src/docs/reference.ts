import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import serveFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { packageFile, projectFile } from '../paths.ts';
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

const PAGE = projectFile('src/docs/page/');

/** The plugin's copy of Swagger UI: the package `swagger-ui-dist` would bring one that reports installations. */
const SWAGGER_UI = new URL('static/', packageFile('@fastify/swagger-ui'));

const FILES = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png', 'page.css', 'page.js']);

/**
 * The interactive reference at /docs; every asset is served from here.
 * @param app the instance that gets the page
 * @param demoToken makes a token for trying out, with which the page is signed in on this machine; nowhere when absent
 */
export async function registerReference(app: FastifyInstance, demoToken?: () => string): Promise<void> {
  const page = await readFile(new URL('index.html', PAGE), 'utf8');
  await app.register(async (routes) => {
    // The policy is set below: the app has one already, which Helmet does not see. A service on plain HTTP may not ask for HTTPS
    // (RFC 6797, section 7.2).
    await routes.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: false });
    routes.addHook('onRequest', (_request, reply, done) => {
      reply.header('content-security-policy', POLICY);
      done();
    });
    await routes.register(serveFiles, {
      root: [PAGE, SWAGGER_UI].map((folder) => fileURLToPath(folder)),
      prefix: '/docs/static/',
      allowedPath: (path) => FILES.has(basename(path)),
      index: false,
      cacheControl: false,
      decorateReply: false,
    });
    routes.get('/docs', (request, reply) => {
      reply.type('text/html; charset=utf-8');
      if (!demoToken || !isFromThisMachine(request)) return reply.send(page);
      reply.header('cache-control', 'no-store');
      return reply.send(page.replace('<!-- token -->', `<meta name="token" content="${demoToken()}">`));
    });
  });
}
