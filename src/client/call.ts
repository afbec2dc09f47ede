import { failed } from './errors.ts';
import { JSON_TYPE, OPERATIONS } from './generated/operations.ts';
import type { CallOptions, OperationId, Result, TaskpactOptions } from './types.ts';
import { abortable, pause, pauseBeforeNext } from './waiting.ts';

/** The input of an operation, without the token. */
export interface Input {
  /** The path parameter besides the user. */
  id?: string;
  query?: object | undefined;
  headers?: Readonly<Record<string, string | undefined>>;
  body?: object | undefined;
  /** A body that is sent as it is, with a `content-type` among the headers. */
  file?: Blob | string;
  /** Whether it may be repeated if it is unknown whether it was carried out. */
  repeatable?: boolean;
}

/** Calls an operation of the contract. */
export type Call = <Id extends OperationId>(id: Id, input: Input, options?: CallOptions) => Promise<Result<Id>>;

const EVENTS_TYPE = 'text/event-stream';

type CallerOptions = TaskpactOptions & { retries: number };
type Entry = [string, string];

function given(values: object = {}): Entry[] {
  return Object.entries(values).filter(([, value]) => value != null);
}

/** Query parameters as the contract writes them: an array repeats its name (`form`, exploded), an object has `name[key]` (`deepObject`). */
function parametersOf(query: Input['query']): Entry[] {
  return given(query).flatMap(([name, value]) => {
    if (typeof value !== 'object') return [[name, value]];
    return given(value).map(([key, item]): Entry => [Array.isArray(value) ? name : `${name}[${key}]`, item]);
  });
}

/** The URL of an operation, of the subject of the token unless the client is for another owner. */
function urlOf({ baseUrl, owner = 'me' }: CallerOptions, template: string, { id = '', query }: Input): string {
  // Ids may contain what means something in a replacement.
  const ids = [...(template.includes('{user_id}') ? [owner] : []), id];
  const pathname = template.replace(/\{\w+\}/g, () => encodeURIComponent(ids.shift() ?? ''));
  const search = new URLSearchParams(parametersOf(query)).toString();
  return baseUrl.replace(/\/$/, '') + pathname + (search && `?${search}`);
}

const bodyOf = ({ file, body }: Input): Blob | string | null => file ?? (body ? JSON.stringify(body) : null);

/** Converts a response into a result; events, and files of one of several types, are left to be read as they come. */
async function read<Id extends OperationId>(id: Id, response: Response): Promise<Result<Id>> {
  const [type] = (response.headers.get('content-type') ?? '').split(';');
  const types = OPERATIONS[id][2][response.status]?.split(',') ?? [];
  const isAnswer = types.includes(type ?? '');
  // The types of results are made from the contract, and checked by tests.
  if (isAnswer && (types[1] || type === EVENTS_TYPE)) return { data: response.body, response } as unknown as Result<Id>;
  const text = await response.text();
  try {
    if (type === 'application/problem+json') return { error: JSON.parse(text), response };
    if (isAnswer) {
      const body = type === JSON_TYPE ? JSON.parse(text) : text || undefined;
      return { ...(body?.meta ? body : { data: body }), response };
    }
  } catch {
    // Not JSON, whatever its type says.
  }
  const detail = `${response.url} answered ${response.status} ${type}, not in the contract`;
  return { error: { code: 'UNEXPECTED_ANSWER', detail }, response };
}

/**
 * Whether a page of another origin cannot read the service at all. Browsers do not reveal whether the network failed or CORS withheld the
 * response; but if a simple request, which needs no preflight, fails as well, repeating helps in neither case.
 */
async function isUnreachable(send: typeof fetch, url: string, signal: AbortSignal | null): Promise<boolean> {
  const { location } = globalThis;
  if (!location || new URL(url, location.href).origin === location.origin) return false;
  return send(url, { signal }).then(
    () => false,
    () => true,
  );
}

/**
 * Makes the function that performs all operations: URL, token, one or more attempts, result.
 * @param service its address, token, owner and retries
 * @throws {TypeError} if `baseUrl` is not a URL
 */
export function caller(service: CallerOptions): Call {
  const { baseUrl, token, fetch = globalThis.fetch, retries } = service;
  new Request(baseUrl);
  /** Whether there ever was a response: then CORS allows this page. */
  let hasResponded = false;

  async function send<Id extends OperationId>(
    id: Id,
    url: string,
    init: RequestInit & { signal: AbortSignal | null },
  ): Promise<Result<Id>> {
    try {
      const response = await fetch(url, init);
      hasResponded = true;
      return await read(id, response);
    } catch (cause) {
      const live = urlOf(service, OPERATIONS.getLiveness[1], {});
      const isFinal = !hasResponded && (await isUnreachable(fetch, live, init.signal));
      return failed(isFinal ? 'UNREACHABLE' : 'NETWORK_ERROR', cause, init.signal);
    }
  }

  async function attempt<Id extends OperationId>(id: Id, input: Input, options: CallOptions): Promise<Result<Id>> {
    const { signal = null, requestId } = options;
    const [method, path, , secured] = OPERATIONS[id];
    const named = { 'content-type': input.body && JSON_TYPE, ...input.headers, 'x-request-id': requestId };
    const headers = new Headers(given(named));
    for (let tried = 0; ; tried++) {
      // A new token for each attempt, because the previous one may have expired.
      if (secured) headers.set('authorization', `Bearer ${await abortable(token(), signal)}`);
      const init = { method, headers, body: bodyOf(input), signal };
      const result = await send(id, urlOf(service, path, input), init);
      const mayRepeat = input.repeatable || (secured && result.error?.outcome === 'not_performed');
      const wait = mayRepeat && tried < retries ? pauseBeforeNext(tried, result) : undefined;
      if (wait === undefined) return result;
      await pause(wait, signal);
    }
  }

  return (id, input, options = {}) =>
    attempt(id, input, options).catch((cause) => failed('CALLER_ERROR', cause, options.signal));
}
