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

type Outcome = Promise<{ response?: Response | undefined }>;

async function attemptsOf(call: Outcome): Promise<{ attempts: number; status: number | undefined }> {
  const begin = proxy.seen.length;
  const { response } = await call;
  return { attempts: proxy.seen.length - begin, status: response?.status };
}

const reads: Record<string, (api: Taskpact) => Outcome> = {
  list: ({ tasks }) => tasks.list(),
  get: ({ tasks }) => tasks.get(id),
  'list of projects': ({ projects }) => projects.list(),
  'list of tags': ({ tags }) => tags.list(),
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

const others: Record<string, (api: Taskpact) => Outcome> = {
  replace: ({ tasks }) => tasks.replace(id, { title: 'No' }),
  update: ({ tasks }) => tasks.update(id, { title: 'No' }),
  move: ({ tasks }) => tasks.move(id, { to: 'start' }),
  complete: ({ tasks }) => tasks.complete(id),
  delete: ({ tasks }) => tasks.delete(id),
  'deletion of completed tasks': ({ tasks }) => tasks.deleteCompleted(),
  'deletion of a project': ({ projects }) => projects.delete(id, { tasks: 'delete' }),
  'renaming of a tag': ({ tags }) => tags.rename({ from: 'old', to: 'new' }),
  'deletion of a tag': ({ tags }) => tags.delete('old'),
  health: ({ health }) => health.get(),
  liveness: ({ health }) => health.live(),
  readiness: ({ health }) => health.ready(),
};
for (const [name, call] of Object.entries(others)) {
  t.test(`${name} is sent once`, async (t) => {
    proxy.fail('lost');
    t.strictSame(await attemptsOf(call(api)), { attempts: 1, status: undefined });
    proxy.fail(UNAVAILABLE);
    t.strictSame(await attemptsOf(call(api)), { attempts: 1, status: 503 });
  });
}

for (const [name, call] of Object.entries(others).slice(0, -3)) {
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

const FIRST = { ifMatch: '"1"' };
const conditional: Record<string, (api: Taskpact, id: string) => Outcome> = {
  replace: ({ tasks }, id) => tasks.replace(id, { title: 'Yes' }, FIRST),
  update: ({ tasks }, id) => tasks.update(id, { title: 'No' }, FIRST),
  move: ({ tasks }, id) => tasks.move(id, { to: 'start' }, FIRST),
  complete: ({ tasks }, id) => tasks.complete(id, {}, FIRST),
};
for (const [name, call] of Object.entries(conditional)) {
  t.test(`${name} of a version that is named is sent again`, async (t) => {
    const [one, other] = [await api.tasks.create({ title: 'One' }), await api.tasks.create({ title: 'Other' })].map(
      unwrap,
    );
    proxy.fail('lost', UNAVAILABLE);
    t.strictSame(await attemptsOf(call(api, one?.id ?? '')), { attempts: 3, status: 200 });
    proxy.fail('unanswered');
    t.strictSame(await attemptsOf(call(api, other?.id ?? '')), { attempts: 2, status: 412 });
    t.match(await api.tasks.get(other?.id ?? ''), { data: { version: 2 } }, 'and nothing is changed twice');
  });
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
  const cause = new Error('signed out');
  const failing = newClient({ token: () => Promise.reject(cause) });
  t.strictSame(await failing.tasks.list(), {
    error: { code: 'CALLER_ERROR', detail: 'Error: signed out', cause },
  });
  t.equal(proxy.seen.length, begin);
});
