import { bodyFinding } from '../contract/body.ts';
import { Problem } from '../problems/index.ts';
import { validationFailed } from '../problems/invalid.ts';
import type { Tool } from './catalog.ts';

/** One strong entity tag (RFC 9110, section 8.8.3), as the contract's EntityTag: neither `*` nor a list, which overwrite what was not read. */
const ENTITY_TAG = /^"[\x21\x23-\x7e]*"$/;

/** A segment of a path that no URL parser takes for a step, as it takes `..`. */
const SEGMENT = /^[\w-]+$/;

/** The request that a call of a tool stands for. */
export interface ToolRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string | undefined;
}

type Arguments = Readonly<Record<string, unknown>>;

function requireVersion(given: unknown, where: string): void {
  if (typeof given === 'string' && ENTITY_TAG.test(given)) return;
  throw new Problem('PRECONDITION_REQUIRED', {
    detail: `${where} must be the etag of what you read, quotes included, like "3": read it first.`,
  });
}

/** Of a batch, each write but a creation. What is no list, or no write, is left to the validation. */
function requireVersions({ conditional }: Tool, { operations }: Arguments): void {
  if (conditional.size === 0 || !Array.isArray(operations)) return;
  for (const [index, write] of (operations as (Arguments | null)[]).entries()) {
    if (conditional.has(write?.operation)) requireVersion(write?.if_match, `/operations/${index}/if_match`);
  }
}

/** The texts of a parameter, as many as a list has; null is not given. */
const textsOf = (name: string, value: unknown, place: 'query' | 'header' = 'query'): string[] =>
  [value].flat().flatMap((item) => {
    if (item === null || item === undefined) return [];
    if (typeof item !== 'object') return [String(item)];
    throw validationFailed([
      { in: place, name, detail: 'must be a text, a number, true, false, or a list of these', keyword: 'type' },
    ]);
  });

/** The body as JSON, which fails for what is nested thousands of times. */
function jsonOf(members: Iterable<[string, unknown]>): string {
  try {
    return JSON.stringify(Object.fromEntries(members));
  } catch {
    throw validationFailed([bodyFinding('is nested too deeply', 'type')]);
  }
}

function pathOf({ operation }: Tool, args: Arguments, owner: string): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'user_id') return encodeURIComponent(owner);
    const given = args[name];
    if (typeof given === 'string' && SEGMENT.test(given)) return given;
    const detail = 'must be the id of one of your entries, a UUID';
    throw validationFailed([{ in: 'path', name, detail, keyword: 'format' }]);
  });
}

/**
 * The request that a call of a tool stands for. It is validated as any other; here is refused only what could not be written down as a
 * request, or would change what the agent has not read.
 * @param tool the tool
 * @param args the arguments of the call
 * @param owner whose data it is about, as in a path
 * @throws {Problem} VALIDATION_FAILED, PRECONDITION_REQUIRED
 */
export function requestOf(tool: Tool, args: Arguments, owner: string): ToolRequest {
  const { operation, parameters, hasBody } = tool;
  const url = pathOf(tool, args, owner);
  if (parameters.has('if_match')) requireVersion(args.if_match, 'if_match');
  requireVersions(tool, args);
  const query = new URLSearchParams();
  const headers: [string, string][] = [];
  const members: [string, unknown][] = [];
  // Agents send null for what they leave out; in a body it is a value.
  const given = Object.entries(args).filter(([name, value]) => value !== null || !parameters.has(name));
  for (const [name, value] of given) {
    const parameter = parameters.get(name);
    if (parameter?.in === 'path') continue;
    if (!parameter && hasBody) members.push([name, value]);
    else if (parameter?.in !== 'header') for (const text of textsOf(name, value)) query.append(name, text);
    else headers.push(...textsOf(name, value, 'header').map((text): [string, string] => [parameter.name, text]));
  }
  const search = query.size > 0 ? `?${query}` : '';
  const body = hasBody ? jsonOf(members) : undefined;
  return { method: operation.method, url: url + search, headers: Object.fromEntries(headers), body };
}
