import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { everyRow, makeProject } from '../../helpers/planning.ts';

const { app, database } = await startApp(t);

const NOWHERE = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

const changesOf = (id: string) =>
  [
    { method: 'PATCH', url: `projects/${id}`, payload: { name: 'Other' } },
    { method: 'PUT', url: `projects/${id}`, payload: { name: 'Other' } },
    { method: 'DELETE', url: `projects/${id}?tasks=delete` },
  ] as const;

t.test('a change at another version is 412 with the project as it is', async (t) => {
  const user = newUser(app);
  const project = await makeProject(user);
  const before = await everyRow(database, user);
  for (const change of changesOf(project.id)) {
    for (const headers of [
      { 'if-match': '"2"' },
      { 'if-match': 'W/"1"' },
      { 'if-none-match': '"1"' },
      { 'if-none-match': '*' },
    ]) {
      const answer = await user.request({ ...change, headers });
      const problem = isProblem(t, answer, 'PRECONDITION_FAILED', `${change.method} ${JSON.stringify(headers)}`);
      t.strictSame(Reflect.get(problem, 'current'), project);
      t.equal(answer.headers.etag, '"1"');
    }
  }
  t.strictSame(await everyRow(database, user), before);
  for (const change of changesOf(project.id).slice(2))
    t.equal((await user.request({ ...change, headers: { 'if-match': '"1"' } })).statusCode, 204);
});

t.test('of ten writers with one entity tag one succeeds', async (t) => {
  const user = newUser(app);
  const { id } = await makeProject(user);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      user.request({
        method: 'PATCH',
        url: `projects/${id}`,
        headers: { 'if-match': '"1"' },
        payload: { name: `Writer ${index}` },
      }),
    ),
  );
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array.from({ length: 9 }, () => 412)]);
});

t.test('of ten patches at once none is lost', async (t) => {
  const user = newUser(app);
  const { id } = await makeProject(user);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      user.request({ method: 'PATCH', url: `projects/${id}`, payload: { metadata: { [`k${index}`]: 'x' } } }),
    ),
  );
  t.strictSame(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]));
  const { data } = JSON.parse((await user.request({ url: `projects/${id}` })).body);
  t.equal(Object.keys(data.metadata).length, 10);
  t.equal(data.version, 11);
});

t.test('what is known is 304', async (t) => {
  const user = newUser(app);
  const { id } = await makeProject(user);
  for (const url of [`projects/${id}`, 'projects', 'projects?include_counts=true']) {
    const { etag = '' } = (await user.request({ url })).headers;
    const known = await user.request({ url, headers: { 'if-none-match': String(etag) } });
    t.strictSame([known.statusCode, known.body, known.headers.etag], [304, '', etag], url);
  }
});

t.test('what is not there, or is of another user, is 404 alike', async (t) => {
  const user = newUser(app);
  const { id } = await makeProject(user);
  const bob = newUser(app);
  await makeProject(bob);
  const before = await everyRow(database, user);
  for (const one of [id, id.toUpperCase(), NOWHERE]) {
    isProblem(t, await bob.request({ url: `projects/${one}` }), 'PROJECT_NOT_FOUND');
    for (const change of changesOf(one))
      for (const headers of [{}, { 'if-match': '"1"' }, { 'if-match': '"7"' }]) {
        const problem = isProblem(t, await bob.request({ ...change, headers }), 'PROJECT_NOT_FOUND');
        t.notOk('current' in problem);
      }
  }
  t.strictSame(await everyRow(database, user), before);
});
