import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

const REVISION = '2026-07-28';

/** What every request says of its client (specification 2026-07-28, `_meta`). */
const META = {
  'io.modelcontextprotocol/protocolVersion': REVISION,
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1.0.0' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

/**
 * Sends one message of the protocol as its specification says, for what no client would send.
 * @param app the app to inject into
 * @param token whose token; undefined: none
 * @param method the method of the protocol
 * @param params its parameters, but for `_meta`
 * @param headers in the place of those that belong to the message, or besides; undefined: left out
 * @param url the address
 */
export const sendMessage = (
  app: FastifyInstance,
  token: string | undefined,
  method: string,
  params: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string | undefined>> = {},
  url = '/mcp',
): Promise<LightMyRequestResponse> => {
  const sent = Object.entries({
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': REVISION,
    'mcp-method': method,
    ...(typeof params.name === 'string' && { 'mcp-name': params.name }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...headers,
  }).filter(([, value]) => value !== undefined);
  return app.inject({
    method: 'POST',
    url,
    headers: Object.fromEntries(sent),
    payload: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta: META } }),
  });
};
