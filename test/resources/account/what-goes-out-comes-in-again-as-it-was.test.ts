import t from 'tap';
import { jsonIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { digestOf, exportOf, furnish, importTo, removeAccount, reportIn } from './accounts.ts';

const { app } = await startApp(t);

const FORMS = ['application/json', 'text/csv'] as const;

for (const type of FORMS) {
  t.test(`${type}: into the account that was removed, with the same ids and versions`, async (t) => {
    const user = newUser(app);
    await furnish(user);
    const before = await digestOf(user);
    const tasks = (await user.request({ url: '/api/me/tasks?limit=200' })).body;
    const projects = (await user.request({ url: '/api/me/projects?limit=200' })).body;
    const { body: file } = await exportOf(user, type);
    t.equal((await removeAccount(user)).statusCode, 204);
    t.notSame(await digestOf(user), before);

    t.match(reportIn(await importTo(user, file, { type })), {
      ...{ format: 'taskpact', dry_run: false, notes: [], notes_total: 0 },
      projects: { created: 2, existing: 0, left_out: 0 },
      tasks: { created: 3, existing: 0, left_out: 0 },
    });
    t.strictSame(await digestOf(user), before);
    t.equal((await user.request({ url: '/api/me/tasks?limit=200' })).body, tasks);
    t.equal((await user.request({ url: '/api/me/projects?limit=200' })).body, projects);
  });

  t.test(`${type}: into another account, which then has the same`, async (t) => {
    const [user, other] = [newUser(app), newUser(app)];
    await furnish(user);
    const { body: file } = await exportOf(user, type);
    t.match(reportIn(await importTo(other, file, { type })), { tasks: { created: 3 }, projects: { created: 2 } });
    t.strictSame(await digestOf(other), await digestOf(user));
    const { data } = jsonIn<{ data: { user_id: string }[] }>(await other.request({ url: '/api/me/tasks' }));
    t.ok(data.every(({ user_id }) => user_id === other.id));
  });
}

t.test('what was imported is found by searches, changed and told as a change', async (t) => {
  const [user, other] = [newUser(app), newUser(app)];
  await furnish(user);
  await importTo(other, (await exportOf(user)).body);
  const { data } = jsonIn<{ data: { id: string; version: number }[] }>(
    await other.request({ url: `/api/me/tasks?q=${encodeURIComponent('ÜNÏCÖDÉ')}` }),
  );
  t.equal(data.length, 1);
  const changes = jsonIn<{ data: unknown[] }>(await other.request({ url: '/api/me/changes' }));
  t.equal(changes.data.length, 5);
  const url = `/api/me/tasks/${data[0]?.id}/complete`;
  t.match(jsonIn(await other.request({ method: 'PATCH', url })), { data: { is_completed: true, version: 2 } });
});

t.test('an empty account is an empty file', async (t) => {
  const user = newUser(app);
  const { body, statusCode } = await exportOf(user);
  t.equal(statusCode, 200);
  t.match(JSON.parse(body), { format: 'taskpact', version: 1, user_id: user.id, projects: [], tasks: [] });
  t.match(reportIn(await importTo(user, body)), { tasks: { created: 0 }, projects: { created: 0 }, notes: [] });
});
