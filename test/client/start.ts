import type { Test } from 'tap';
import { createTaskpact, type Taskpact, type TaskpactOptions } from 'taskpact-client';
import { newUser, startApp } from '../helpers/app.ts';
import { listen } from '../helpers/raw.ts';
import { startProxy, type TestProxy } from './proxy.ts';

/** A service that listens, and a proxy that clients reach it by. */
export interface Served {
  readonly proxy: TestProxy;
  /** A token of a new user. */
  newToken(): string;
  /** The client of a new user. */
  newClient(options?: Partial<TaskpactOptions>): Taskpact;
}

/**
 * Starts the service of production on a loopback port, behind a proxy.
 * @param t the test that both end with
 * @param environment variables of the service
 */
export async function startServed(t: Test, environment: Record<string, string> = {}): Promise<Served> {
  const { app } = await startApp(t, environment);
  const proxy = await startProxy(t, `http://127.0.0.1:${await listen(app)}`);
  const newToken = () => newUser(app).token;
  return {
    proxy,
    newToken,
    newClient(options) {
      const token = newToken();
      return createTaskpact({ baseUrl: proxy.url, token: () => token, ...options });
    },
  };
}

/** A problem document as an overloaded service would send it, for the proxy to send. */
export const UNAVAILABLE = {
  status: 503,
  headers: { 'content-type': 'application/problem+json', 'retry-after': '0' },
  body: JSON.stringify({
    type: '/problems/unavailable',
    title: 'The service is not available for a moment',
    status: 503,
    detail: 'The database cannot be reached.',
    code: 'UNAVAILABLE',
    request_id: 'one',
    timestamp: '2026-11-20T10:14:33.600Z',
  }),
};
