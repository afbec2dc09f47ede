import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import t, { type Test } from 'tap';
import { registerContract } from '../../src/contract/index.ts';
import { authenticate } from '../../src/contract/security.ts';
import { validate } from '../../src/contract/validation.ts';
import { problemHandler } from '../../src/problems/error-handler.ts';
import { CONTRACT } from '../helpers/contract.ts';

const PATH = '/api/{user_id}/changes/stream';
const LIMIT_MS = 100;

/** The contract's stream with a handler that takes a while, behind a short time limit. */
async function boot(t: Test, stream: Readable, afterMs: number): Promise<FastifyInstance> {
  const app = Fastify();
  app.setErrorHandler(problemHandler([], { report() {} }));
  const streamChanges = async () => {
    await delay(afterMs);
    return { status: 200, headers: { 'X-Accel-Buffering': 'no' }, body: stream };
  };
  // The engine takes handlers of all of the contract's types only.
  const register = registerContract as unknown as (app: FastifyInstance, options: object) => Promise<void>;
  await register(app, {
    contract: { ...CONTRACT, paths: { [PATH]: CONTRACT.paths[PATH] } },
    timeoutMs: LIMIT_MS,
    handlers: { streamChanges },
    stages: [authenticate({ bearerAuth() {} }), validate],
  });
  t.teardown(() => app.close());
  return app;
}

t.test('which is that of its beginning', async (t) => {
  const stream = new Readable({ read() {} });
  const app = await boot(t, stream, 0);
  stream.push('data: 1\n\n');
  const answer = app.inject('/api/me/changes/stream');
  await delay(3 * LIMIT_MS);
  stream.push('data: 2\n\n');
  stream.push(null);
  const { statusCode, headers, body } = await answer;
  t.equal(statusCode, 200);
  t.equal(headers['content-type'], 'text/event-stream');
  t.equal(headers['x-accel-buffering'], 'no');
  t.equal(body, 'data: 1\n\ndata: 2\n\n');
});

t.test('one that comes too late is destroyed', async (t) => {
  const stream = new Readable({ read() {} });
  const app = await boot(t, stream, 5 * LIMIT_MS);
  const closed = once(stream, 'close');
  const { statusCode, headers } = await app.inject('/api/me/changes/stream');
  t.equal(statusCode, 503);
  t.match(headers['content-type'], 'application/problem+json');
  await closed;
  t.ok(stream.destroyed);
});
