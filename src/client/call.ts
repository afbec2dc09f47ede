import { UnexpectedAnswer } from './errors.ts';
import { JSON_TYPE, OPERATIONS } from './generated/operations.ts';
import type { CallOptions, OperationId, Result, TaskpactOptions } from './types.ts';
import { abortable, pause, pauseBeforeNext } from './waiting.ts';

/** What an operation is given besides the user's token. */
export interface Input {
  path?: Readonly<Record<string, string>>;
  query?: object | undefined;
  headers?: Readonly<Record<string, string | undefined>>;
  body?: object | undefined;
  /** Whether it may be sent again when nobody knows what became of it. */
  repeatable?: boolean;
}

/** Calls an operation of the contract. */
export type Call = <Id extends OperationId>(id: Id, input: Input, options?: CallOptions) => Promise<Result<Id>>;

type CallerOptions = TaskpactOptions & { retries: number };
type Entry = [string, string];

function given(values: object = {}): Entry[] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]): Entry => [name, String(value)]);
}

/** The address of an operation; the user is always the token's own, `me`. */
function urlOf(base: string, template: string, { path, query }: Input): string {
  const values: Record<string, string> = { user_id: 'me', ...path };
  const place = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ''));
  const search = new URLSearchParams(given(query)).toString();
  return base.replace(/\/$/, '') + place + (search && `?${search}`);
}

function headersOf(input: Input, requestId: string | undefined): Headers {
  const headers = new Headers(given({ ...input.headers, 'x-request-id': requestId }));
  if (input.body) headers.set('content-type', JSON_TYPE);
  return headers;
}

/** An answer with its text, or what was thrown instead of one. */
interface Sent {
  readonly response?: Response;
  readonly text?: string;
  readonly failure?: unknown;
}

/** Whether sending it again does no harm: by what it is, or because the service says that it did nothing. */
const mayRepeat = ({ repeatable }: Input, secured: boolean | undefined, { text }: Sent): boolean | undefined =>
  repeatable || (secured && text?.includes('"not_performed"'));

/** @throws the failure; {UnexpectedAnswer} when the contract has no such answer */
function read<Id extends OperationId>(id: Id, { response, text = '', failure }: Sent): Result<Id> {
  if (!response) throw failure;
  const [type] = (response.headers.get('content-type') ?? '').split(';');
  try {
    if (type === 'application/problem+json') return { error: JSON.parse(text), response };
    if (OPERATIONS[id].answers[response.status] === type) {
      const body = type === JSON_TYPE ? JSON.parse(text) : text || undefined;
      return { ...(body?.meta ? body : { data: body }), response };
    }
  } catch {
    // Not JSON, whatever its type says.
  }
  throw new UnexpectedAnswer(response);
}

/**
 * Makes the function through which all operations go: address, token, one or more attempts, result.
 * @param options where the service is, and who asks
 * @throws {TypeError} when the address is none
 */
export function caller({ baseUrl, token, fetch = globalThis.fetch, retries }: CallerOptions): Call {
  new Request(baseUrl);

  async function send(url: string, init: RequestInit): Promise<Sent> {
    try {
      const response = await fetch(url, init);
      return { response, text: await response.text() };
    } catch (failure) {
      init.signal?.throwIfAborted();
      return { failure };
    }
  }

  return async (id, input, { signal, requestId } = {}) => {
    const { method, path, secured } = OPERATIONS[id];
    const url = urlOf(baseUrl, path, input);
    const headers = headersOf(input, requestId);
    const body = input.body ? JSON.stringify(input.body) : null;
    for (let tried = 0; ; tried++) {
      // Anew for each attempt: the one before may have expired meanwhile.
      if (secured) headers.set('authorization', `Bearer ${await abortable(token(), signal)}`);
      const sent = await send(url, { method, headers, body, signal: signal ?? null });
      const wait =
        mayRepeat(input, secured, sent) && tried < retries ? pauseBeforeNext(tried, sent.response) : undefined;
      if (wait === undefined) return read(id, sent);
      await pause(wait, signal);
    }
  };
}
