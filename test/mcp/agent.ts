import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import { listen } from '../helpers/raw.ts';

/** What a tool gave: the data of an answer, or what an agent is told of a problem. */
export interface Given {
  readonly isError: boolean;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

/** An agent. */
export interface Agent {
  readonly client: Client;
  call(name: string, args?: Record<string, unknown>): Promise<Given>;
}

/**
 * An agent: the official client, connected to the app, which listens.
 * @param t the test, with which it ends
 * @param app the app
 * @param token whose token it sends; undefined: none
 * @param mode `auto` for the revision of 2026, `legacy` for the handshake of those before
 */
export async function connectAgent(
  t: Test,
  app: FastifyInstance,
  token: string | undefined,
  mode: 'auto' | 'legacy' = 'auto',
): Promise<Agent> {
  const url = new URL(`http://127.0.0.1:${await listen(app)}/mcp`);
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
  t.teardown(() => client.close());
  return {
    client,
    call: async (name, args = {}) => {
      const { structuredContent, isError = false } = await client.callTool({ name, arguments: args });
      return { ...(structuredContent as object), isError };
    },
  };
}
