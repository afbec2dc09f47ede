import t from 'tap';
import { type Taskpact, unwrap } from 'taskpact-client';
import type { Fault } from './proxy.ts';
import { startServed, UNAVAILABLE } from './start.ts';

const { proxy, newClient } = await startServed(t);
const api = newClient();
const { id } = unwrap(await api.tasks.create({ title: 'Buy milk' }));

/** A 503 of the service's own. */
const unavailable = (outcome: string): Fault => ({
  ...UNAVAILABLE,
  body: JSON.stringify({ ...JSON.parse(UNAVAILABLE.body), outcome }),
});

async function attemptsOf(call: Promise<{ response: Response }>): Promise<{ attempts: number; status: number }> {
  const begin = proxy.seen.length;
  const status = await call.then(({ response }) => response.status).catch(() => 0);
  return { attempts: proxy.seen.length - begin, status };
}

const reads: Record<string, (api: Taskpact) => Promise<{ response: Response }>> = {
  list: ({ tasks }) => tasks.list(),
  get: ({ tasks }) => tasks.get(id),
  index: ({ contract }) => contract.index(),
  contract: ({ contract }) => contract.get(),
  'contract source': ({ contract }) => contract.source(),
  problem: ({ contract }) => contract.problem('internal'),
};
for (const [name, read] of Object.entries(reads)) {
  t.test(`${name} is asked for again`, async (t) => {
    for (const fault of ['lost', UNAVAILABLE] satisfies Fault[]) {
      proxy.fail(fault);
      t.strictSame(await attemptsOf(read(api)), { attempts: 2, status: 200 });
    }
  });
}

const others: Record<string, (api: Taskpact) => Promise<{ response: Response }>> = {
  replace: ({ tasks }) => tasks.replace(id, { title: 'No' }),
  update: ({ tasks }) => tasks.update(id, { title: 'No' }),
  complete: ({ tasks }) => tasks.complete(id),
  delete: ({ tasks }) => tasks.delete(id),
  health: ({ health }) => health.get(),
  liveness: ({ health }) => health.live(),
  readiness: ({ health }) => health.ready(),
};
for (const [name, call] of Object.entries(others)) {
  t.test(`${name} is sent once`, async (t) => {
    proxy.fail('lost');
    t.strictSame(await attemptsOf(call(api)), { attempts: 1, status: 0 });
    proxy.fail(UNAVAILABLE);
    t.strictSame(await attemptsOf(call(api)), { attempts: 1, status: 503 });
  });
}

for (const [name, call] of Object.entries(others).slice(0, 4)) {
  t.test(
    `${name} is sent again when the service says that it was not performed, and not when that is unknown`,
    async (t) => {
      proxy.fail(unavailable('not_performed'), unavailable('not_performed'));
      t.equal((await attemptsOf(call(api))).attempts, 3);
      proxy.fail(unavailable('unknown'));
      t.strictSame(await attemptsOf(call(api)), { attempts: 1, status: 503 });
    },
  );
}

t.test('a token is asked for with every attempt, and a failure to get one is no failure of the network', async (t) => {
  let asked = 0;
  const token = () => {
    asked++;
    return 'none';
  };
  proxy.fail('lost', 'lost');
  t.match(await newClient({ token }).tasks.list(), { error: { code: 'UNAUTHENTICATED', status: 401 } });
  t.equal(asked, 3);
  const begin = proxy.seen.length;
  const failing = newClient({ token: () => Promise.reject(new Error('signed out')) });
  await t.rejects(failing.tasks.list(), { message: 'signed out' });
  t.equal(proxy.seen.length, begin);
});
