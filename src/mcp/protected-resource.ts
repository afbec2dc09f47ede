import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ContractDocument, type Operation, operationsOf } from '../contract/document.ts';
import type { KnownPath } from '../contract/not-found.ts';
import { scopesOf } from '../contract/security.ts';
import type { Tool } from './catalog.ts';

/** Where the metadata of a resource is: before the resource's own path (RFC 9728, section 3.1). */
const WELL_KNOWN = '/.well-known/oauth-protected-resource';

/** The paths outside the contract. */
export const METADATA_PATHS: readonly KnownPath[] = [
  { pattern: /^\/\.well-known\/oauth-protected-resource(?:\/mcp)?$/, methods: ['GET', 'HEAD'] },
];

/** A host with an optional port, without what would end the quotes around a challenge's parameter. */
const HOST = /^(?:\[[\da-f:.]+\]|[\w.~-]+)(?::\d+)?$/i;

/** The origin as the client knows it; behind a proxy that is trusted, the proxy's, which may have passed on whatever the client sent. */
const originOf = ({ protocol, host, headers }: FastifyRequest): string =>
  `${protocol === 'https' ? 'https' : 'http'}://${[host, headers.host].find((one) => one && HOST.test(one)) ?? 'localhost'}`;

/** Names the metadata in every challenge (RFC 9728, section 5.1), as a parameter behind those of RFC 6750. */
function nameInChallenges(app: FastifyInstance, path: string): void {
  app.addHook('onSend', (request, reply, _payload, done) => {
    const challenge = reply.getHeader('www-authenticate');
    if (typeof challenge === 'string') {
      // That of a tool's request names the metadata of its own path already.
      const own = challenge.replace(/,? resource_metadata="[^"]*"$/, '');
      const url = originOf(request) + WELL_KNOWN + (request.routeOptions.url === path ? path : '');
      reply.header('www-authenticate', `${own}${own.includes('=') ? ',' : ''} resource_metadata="${url}"`);
    }
    done();
  });
}

/**
 * Tells clients where they get tokens: Protected Resource Metadata (RFC 9728) of the whole service and of the path of MCP, named in every
 * challenge.
 * @param app the instance that gets the routes
 * @param path the path of MCP
 * @param issuer the authorization server
 * @param contract the contract, with the scopes
 * @param tools what is at the path
 */
export function registerMetadata(
  app: FastifyInstance,
  path: string,
  issuer: string,
  contract: ContractDocument,
  tools: readonly Tool[],
): void {
  const operations = operationsOf(contract);
  const ofTools = new Set(tools.flatMap((tool) => tool.operations));
  const add = (resource: string, offered: readonly Operation[]): void => {
    const scopes = [...new Set(offered.flatMap(scopesOf))];
    app.route({
      method: ['GET', 'HEAD'],
      url: WELL_KNOWN + resource,
      handler: async (request, reply) =>
        reply.send({
          resource: originOf(request) + resource,
          authorization_servers: [issuer],
          scopes_supported: scopes,
          bearer_methods_supported: ['header'],
        }),
    });
  };
  nameInChallenges(app, path);
  add('', operations);
  add(
    path,
    operations.filter(({ id }) => ofTools.has(id)),
  );
}
