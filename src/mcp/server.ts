import { createMcpHandler, ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import type { FastifyInstance } from 'fastify';
import { type Caller, callTool } from './call.ts';
import type { Tool } from './catalog.ts';

/** The tools are those of the running version: a client asks again after an hour. */
const CACHED = { ttlMs: 3_600_000, cacheScope: 'public' } as const;

/** The headers that the protocol knows. All else, tokens among it, is the affair of the stages. */
const OF_THE_PROTOCOL = /^(?:accept|content-type|mcp-.+)$/;

const INSTRUCTIONS =
  "The tasks of the signed-in user. Changes need if_match, the etag of what you read; on PRECONDITION_FAILED somebody else was faster: look at current, decide anew, and use its etag. Days are the user's own calendar days.";

/** What a message is answered with. */
export interface Served {
  readonly response: Response;
  /** The challenge of a call whose token lacks a scope. */
  readonly challenge: string | undefined;
}

/** The tools do not change while the service runs: a stream of notifications would stay open for nothing. */
const noStream = (message: object): Response =>
  Response.json(
    {
      jsonrpc: '2.0',
      id: 'id' in message ? message.id : null,
      error: { code: ProtocolErrorCode.MethodNotFound, message: 'Method not found' },
    },
    { status: 404 },
  );

/**
 * Answers one message of the protocol: nothing is kept from one to the next.
 * @param app the app that serves the requests of the tools
 * @param tools all tools
 * @param version the version of the service
 * @param caller whose message it is
 * @param message the message
 */
export async function serveMessage(
  app: FastifyInstance,
  { tools, version }: { tools: readonly Tool[]; version: string },
  caller: Caller,
  message: object,
): Promise<Served> {
  let challenge: string | undefined;
  const makeServer = (): Server => {
    const server = new Server(
      { name: 'taskpact', version },
      {
        capabilities: { tools: {} },
        instructions: INSTRUCTIONS,
        cacheHints: { 'tools/list': CACHED, 'server/discover': CACHED },
      },
    );
    server.setRequestHandler('tools/list', () => ({ tools: tools.map(({ definition }) => definition) }));
    server.setRequestHandler('tools/call', async ({ params: { name, arguments: args = {} } }) => {
      const tool = tools.find(({ definition }) => definition.name === name);
      if (!tool) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${name}`);
      const called = await callTool(app, caller, tool, args);
      challenge = called.challenge;
      return called.result;
    });
    return server;
  };
  if ('method' in message && message.method === 'subscriptions/listen')
    return { response: noStream(message), challenge };
  const { request: sent, gone: signal } = caller;
  const given = Object.entries(sent.headers).filter(([name]) => OF_THE_PROTOCOL.test(name));
  const headers = given.map(([name, value]): [string, string] => [name, String(value)]);
  const request = new Request(`http://localhost${sent.url}`, { method: 'POST', headers, signal });
  const response = await createMcpHandler(makeServer).fetch(request, { parsedBody: message });
  return { response, challenge };
}
