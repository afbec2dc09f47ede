import { tokenOf } from '../processes/service.ts';

/** What a client got. */
export interface Answer {
  /** 0 when there was no answer. */
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

interface Request {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another token than one of these services' own secret. */
  readonly token?: string;
}

/** How long a client waits, in milliseconds: far longer than any answer may take. */
const PATIENCE_MS = 30_000;

/**
 * Sends a request; a connection that breaks is an answer with status 0.
 * @param port of the service
 * @param subject whose token it has
 * @param path below `/api/me/tasks`, its query, or from the root when it starts with a slash
 * @param request what else it has; a `GET` when absent
 */
export async function ask(port: number, subject: string, path: string, request: Request = {}): Promise<Answer> {
  const { method = 'GET', body, headers = {}, token = tokenOf(subject) } = request;
  const began = performance.now();
  const url = `http://127.0.0.1:${port}${path.startsWith('/') ? path : `/api/me/tasks${/^(\?|$)/.test(path) ? path : `/${path}`}`}`;
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text, ms: performance.now() - began };
  } catch {
    return { status: 0, headers: new Headers(), body: '', ms: performance.now() - began };
  }
}

/** Creates a task. */
export const create = (
  port: number,
  subject: string,
  body: Readonly<Record<string, unknown>>,
  key?: string,
): Promise<Answer> =>
  ask(port, subject, '', { method: 'POST', body, headers: { ...(key && { 'idempotency-key': key }) } });

/** The task in an answer. */
export const taskOf = ({ body }: Answer): { id: string; title: string; is_completed: boolean } => JSON.parse(body).data;

/**
 * What is wrong with an answer that has to be a 503; undefined when nothing is: a problem document that says when to try again and
 * tells nothing about the inside.
 */
export function faultOfUnavailable({ status, headers, body }: Omit<Answer, 'ms'>): string | undefined {
  const isFine =
    status === 503 &&
    headers.get('content-type')?.startsWith('application/problem+json') &&
    Number(headers.get('retry-after')) > 0 &&
    !/postgres|pg_|sql|ECONN|127\.0\.0\.1|timeout exceeded|\.ts|\.js/i.test(body);
  return isFine ? undefined : `${status} ${body.slice(0, 300)}`;
}
