import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { parseJson } from '../contract/body.ts';
import type { ContractDocument, Operation } from '../contract/document.ts';
import { replaceInvalidType } from '../contract/index.ts';
import type { KnownPath } from '../contract/not-found.ts';
import { applyStages, type Stage } from '../contract/stage.ts';
import { Problem } from '../problems/index.ts';
import { validationFailed } from '../problems/invalid.ts';
import { type Tool, toolsOf } from './catalog.ts';
import { METADATA_PATHS, registerMetadata } from './protected-resource.ts';
import { serveMessage } from './server.ts';

const PATH = '/mcp';

interface McpConfig {
  /** The issuer of tokens for agents; undefined: their users give them one. */
  readonly MCP_AUTHORIZATION_SERVER?: string | undefined;
}

/** What is served for agents, and how. */
interface McpOptions {
  config: McpConfig;
  contract: ContractDocument;
  /** The stages that a message passes before it is read. */
  stages: readonly Stage[];
  /** The origins whose pages may call the service; undefined: none. */
  isAllowed: ((origin: string) => boolean) | undefined;
}

/** Headers of the protocol, which pages may send (specification 2026-07-28, Streamable HTTP, Request Metadata). */
export const HEADERS = ['MCP-Protocol-Version', 'Mcp-Method', 'Mcp-Name'];

/** The paths outside the contract. */
export const pathsOf = ({ MCP_AUTHORIZATION_SERVER: issuer }: McpConfig): KnownPath[] => [
  { pattern: /^\/mcp$/, methods: ['POST'] },
  ...(issuer ? METADATA_PATHS : []),
];

/** To the stages, what is at the path is an operation like those of the contract. */
const OPERATION: Operation = {
  id: 'mcp',
  method: 'POST',
  path: PATH,
  security: [{ bearerAuth: [] }],
  secured: true,
  operation: { operationId: 'mcp', responses: {} },
};

/** Against DNS rebinding: a page may have a name of its own lead to this address (specification 2026-07-28, Security & Endpoint). */
function refuseForeignPages(isAllowed: McpOptions['isAllowed']) {
  return ({ headers: { origin } }: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
    if (origin !== undefined && !isAllowed?.(origin)) {
      throw new Problem('ORIGIN_NOT_ALLOWED', { detail: `Pages of this origin may not call ${PATH}.` });
    }
    done();
  };
}

/** Aborted when the client goes away. Fastify's `request.signal` is aborted as soon as the body has been read. */
function goneOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
}

/** Whose data the tools are about: `/mcp?owner=acme` is how an agent is set up for a team, which costs it no argument in each tool. */
function ownerOf({ url }: FastifyRequest): string {
  const [given, another] = new URLSearchParams(url.slice(PATH.length));
  if (!given) return 'me';
  const [name, owner] = given;
  // A misspelt name would have the agent write to its user's own tasks.
  const refused = name === 'owner' ? another?.[0] : name;
  if (refused === undefined) return owner;
  const detail = 'must not be there: the one parameter is owner, once, like /mcp?owner=acme';
  throw validationFailed([{ in: 'query', name: refused, detail, keyword: 'additionalProperties' }]);
}

/** One message: the list of several, which one revision allowed and the next one took back, would multiply what a request may ask for. */
function messageIn(body: unknown): object {
  const message = parseJson(body instanceof Buffer ? body : Buffer.alloc(0));
  if (typeof message === 'object' && message !== null && !Array.isArray(message)) return message;
  throw validationFailed([{ in: 'body', pointer: '', detail: 'must be one JSON-RPC message', keyword: 'type' }]);
}

/** The largest body that a tool's request may have. */
const bodyLimitOf = (tools: readonly Tool[]): number =>
  Math.max(...tools.map(({ operation: { operation } }) => operation['x-body-limit'] ?? 0));

/**
 * Serves agents at /mcp (Model Context Protocol, specification 2026-07-28; earlier revisions as the SDK does, without sessions). What a tool
 * does is a request of its own, which passes all stages once more.
 * @param app the instance that gets the routes
 * @param options the contract whose operations are the tools, and the stages before them
 * @throws if a tool is declared for what the contract does not have
 */
export async function registerMcp(app: FastifyInstance, options: McpOptions): Promise<void> {
  const { contract, stages, isAllowed, config } = options;
  const { MCP_AUTHORIZATION_SERVER: issuer } = config;
  const tools = toolsOf(contract);
  if (issuer) registerMetadata(app, PATH, issuer, contract, tools);
  const served = { tools, version: contract.info.version };
  const route: RouteOptions = {
    method: 'POST',
    url: PATH,
    bodyLimit: Math.max(app.initialConfig.bodyLimit ?? 0, bodyLimitOf(tools)),
    config: { operationId: OPERATION.id },
    onRequest: [replaceInvalidType, refuseForeignPages(isAllowed)],
    handler: async (request, reply) => {
      const caller = { request, owner: ownerOf(request), gone: goneOf(reply) };
      const { response, challenge } = await serveMessage(app, served, caller, messageIn(request.body));
      const body = await response.text();
      // Of the others, Connection would keep open what the client, or the shutdown, wants closed.
      const type = response.headers.get('content-type');
      reply.code(response.status);
      if (type !== null) reply.type(type);
      // Who can get a token with more scopes is told so (specification 2026-07-28, Runtime Insufficient Scope Errors).
      if (issuer && challenge !== undefined) reply.code(403).header('www-authenticate', challenge);
      return reply.send(body);
    },
  };
  applyStages(route, OPERATION, stages);
  await app.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    routes.route(route);
  });
}
