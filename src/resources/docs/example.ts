import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { projectFile } from '../../config/paths.ts';
import type { KnownPath } from '../../contract/not-found.ts';
import { Problem } from '../../problems/index.ts';
import { knownPaths, METHODS, offer, readStatic, type StaticFile } from './static-files.ts';
import { isFromThisMachine } from './this-machine.ts';

const EXAMPLE = projectFile('examples/todo/');

/** The client, as front ends get it. */
const CLIENT = projectFile('src/client/generated/');
const MODULES = ['index.js', 'offline/index.js'];

const ROOT = '/example';
const TOKEN = `${ROOT}/token`;

/** A page of this origin that stores itself for times without a network. */
const DIRECTIVES = ["worker-src 'self'"];

/** The example, to be registered. */
export interface Example {
  readonly paths: readonly KnownPath[];
  register(app: FastifyInstance): Promise<void>;
}

/** The files of the page, and of the client beside it, by their paths. */
async function readExample(): Promise<Map<string, StaticFile>> {
  const names = (await readdir(EXAMPLE)).filter((name) => /\.(js|css|svg)$/.test(name));
  const sources = [
    [ROOT, new URL('index.html', EXAMPLE)] as const,
    ...names.map((name) => [`${ROOT}/${name}`, new URL(name, EXAMPLE)] as const),
    ...MODULES.map((name) => [`${ROOT}/generated/${name}`, new URL(name, CLIENT)] as const),
  ];
  return new Map(await Promise.all(sources.map(async ([path, file]) => [path, await readStatic(file)] as const)));
}

async function register(app: FastifyInstance, files: Map<string, StaticFile>, demoToken: () => string): Promise<void> {
  await offer(app, files, DIRECTIVES, async (routes) => {
    routes.addHook('onSend', async (request, reply) => {
      // The worker is below what it stores: https://w3c.github.io/ServiceWorker/#service-worker-allowed
      if (request.routeOptions.url === `${ROOT}/worker.js`) reply.header('service-worker-allowed', ROOT);
    });
    routes.route({
      method: METHODS,
      url: TOKEN,
      handler: async (request, reply) => {
        if (!isFromThisMachine(request)) {
          throw new Problem('ROUTE_NOT_FOUND', { detail: `${TOKEN} is for pages of the service on the same machine.` });
        }
        return reply.header('cache-control', 'no-store').send({ token: demoToken() });
      },
    });
  });
}

/**
 * The example at /example: a page for trying out. It exists only with a token for trials, so never in production.
 * @param demoToken makes a token for trials, which the page gets on this machine
 * @returns undefined where its folder is not, as in the image
 * @throws if one of its files is missing
 */
export async function loadExample(demoToken: () => string): Promise<Example | undefined> {
  if (!existsSync(EXAMPLE)) return undefined;
  const files = await readExample();
  return {
    paths: knownPaths([...files.keys(), TOKEN]),
    register: (app) => register(app, files, demoToken),
  };
}
