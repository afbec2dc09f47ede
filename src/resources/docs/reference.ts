import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { packageFile, projectFile } from '../../config/paths.ts';
import { encodeOnListen, knownPaths, METHODS, offer, readStatic, type StaticFile, sendStatic } from './static-files.ts';
import { isFromThisMachine } from './this-machine.ts';

const PAGE = projectFile('src/resources/docs/page/');

/** The plugin's copy of Swagger UI, because the package `swagger-ui-dist` depends on one that reports installations. */
const SWAGGER_UI = new URL('static/', packageFile('@fastify/swagger-ui'));

/** The assets, with their folders. */
const ASSETS: readonly (readonly [name: string, folder: URL])[] = [
  ['page.css', PAGE],
  ['page.js', PAGE],
  ['swagger-ui.css', SWAGGER_UI],
  ['swagger-ui-bundle.js', SWAGGER_UI],
  ['favicon-32x32.png', SWAGGER_UI],
];

/** The paths of the page and its assets. */
export const REFERENCE_PATHS = knownPaths(['/docs', ...ASSETS.map(([name]) => `/docs/static/${name}`)]);

/**
 * Registers the interactive reference at /docs with all its assets.
 * @param app the instance that gets the routes
 * @param demoToken makes a token for trials, with which the page is signed in on this machine; absent: it is not signed in
 * @throws if one of its files is missing
 */
export async function registerReference(app: FastifyInstance, demoToken?: () => string): Promise<void> {
  const page = await readStatic(new URL('index.html', PAGE));
  const text = page.content.toString();
  const files = new Map<string, StaticFile>();
  for (const [name, folder] of ASSETS) files.set(`/docs/static/${name}`, await readStatic(new URL(name, folder)));
  encodeOnListen(app, [page]);
  await offer(app, files, [], async (routes) => {
    const sendPage = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      if (!demoToken || !isFromThisMachine(request)) return sendStatic(page, request, reply);
      reply.header('cache-control', 'no-store');
      return reply.type(page.type).send(text.replace('<!-- token -->', `<meta name="token" content="${demoToken()}">`));
    };
    routes.route({ method: METHODS, url: '/docs', handler: sendPage });
  });
}
