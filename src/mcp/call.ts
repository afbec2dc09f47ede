import type { CallToolResult } from '@modelcontextprotocol/server';
import type { FastifyInstance, FastifyRequest, InjectOptions } from 'fastify';
import { problemDocument } from '../problems/document.ts';
import { Problem, unavailable } from '../problems/index.ts';
import { loggable } from '../problems/loggable.ts';
import { failed, succeeded } from './answer.ts';
import type { Tool } from './catalog.ts';
import { requestOf, type ToolRequest } from './request.ts';

/** Who calls. */
export interface Caller {
  /** The request with the call. */
  readonly request: FastifyRequest;
  /** For whom: `me`, or a team that the token names. */
  readonly owner: string;
  /** Aborted when the client goes away. */
  readonly gone: AbortSignal;
}

/** As the caller's own request: the same token, address and request id. */
function injected({ request, gone }: Caller, { method, url, headers, body }: ToolRequest): InjectOptions {
  const { host, authorization } = request.headers;
  return {
    method: method as NonNullable<InjectOptions['method']>,
    url,
    headers: {
      ...(host && { host }),
      authorization,
      'x-request-id': request.id,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { payload: body }),
    remoteAddress: request.ip,
    signal: gone,
  };
}

/** What became of a call. */
export interface Called {
  readonly result: CallToolResult;
  /** The challenge of a token that lacks a scope (RFC 6750, section 3.1). */
  readonly challenge?: string | undefined;
}

/** The problem of an error that is none. Fastify injects nothing once it closes, though requests on open connections are still served. */
function problemOf(error: unknown, { request: { log }, gone }: Caller): Problem {
  if (error instanceof Problem) return error;
  if (gone.aborted) return unavailable('The client is gone.', { outcome: 'unknown' });
  if (error instanceof Error && 'code' in error && error.code === 'FST_ERR_REOPENED_CLOSE_SERVER') {
    return unavailable('The service is shutting down. Try again.');
  }
  log.error({ err: loggable(error) }, 'a tool could not be called');
  return new Problem('INTERNAL', { detail: 'The tool could not be called.', cause: error });
}

/**
 * Calls a tool: its request passes all stages, as if the caller had sent it.
 * @param app the app that serves the request
 * @param caller who calls
 * @param tool the tool
 * @param args the arguments of the call
 */
export async function callTool(
  app: FastifyInstance,
  caller: Caller,
  tool: Tool,
  args: Readonly<Record<string, unknown>>,
): Promise<Called> {
  try {
    const { statusCode, headers, payload } = await app.inject(injected(caller, requestOf(tool, args, caller.owner)));
    if (statusCode < 300) return { result: succeeded(payload) };
    const challenge = statusCode === 403 ? headers['www-authenticate']?.toString() : undefined;
    return { result: failed(payload, headers['retry-after']?.toString()), challenge };
  } catch (error) {
    const problem = problemOf(error, caller);
    return {
      result: failed(JSON.stringify(problemDocument(problem, caller.request.id)), problem.headers['retry-after']),
    };
  }
}
