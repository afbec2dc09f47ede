import type { CallToolResult } from '@modelcontextprotocol/server';
import type { components } from '../../generated/contract.ts';

type Schemas = components['schemas'];

/** What agents have no use for, wherever it is in an answer. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'user_id',
  'metadata',
  'position',
  'version',
] satisfies (keyof Schemas['Task'])[]);

/** What of a problem an agent can act on; the rest is for people. */
const OF_A_PROBLEM = [
  'code',
  'status',
  'detail',
  'errors',
  'current',
  'operation',
  'task_count',
  'outcome',
  'request_id',
] as const;

type Json = Record<string, unknown>;

const resultOf = (content: Json): CallToolResult => ({
  content: [{ type: 'text', text: JSON.stringify(content) }],
  structuredContent: content,
});

const forAgents = (json: string): Json =>
  JSON.parse(json, (name, value: unknown) => (LEFT_OUT.has(name) ? undefined : value)) as Json;

/**
 * The result of a call that succeeded.
 * @param json the body of the answer; empty where there is none
 */
export const succeeded = (json: string): CallToolResult => resultOf(json === '' ? { data: null } : forAgents(json));

/**
 * The result of a call that failed: a problem that the agent can read and act on, not an error of the protocol.
 * @param json the problem document (RFC 9457)
 * @param retryAfter its Retry-After, in seconds
 */
export function failed(json: string, retryAfter?: string): CallToolResult {
  const problem = forAgents(json);
  const kept = OF_A_PROBLEM.filter((name) => name in problem).map((name) => [name, problem[name]] as const);
  const content = { ...Object.fromEntries(kept), ...(retryAfter !== undefined && { retry_after: Number(retryAfter) }) };
  return { ...resultOf(content), isError: true };
}
