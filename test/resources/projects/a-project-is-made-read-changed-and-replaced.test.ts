import t from 'tap';
import { findingsIn, isProblem, jsonIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { everyRow, makeProject, projectIn } from '../../helpers/planning.ts';

const { app, database } = await startApp(t);

const FULL = {
  name: 'House',
  description: 'All of it',
  color: '#A1b2C3',
  position: -1.5,
  is_archived: true,
  metadata: { crm: 'A-1' },
};

t.test('a new project is answered whole, with what was left out', async (t) => {
  const user = newUser(app);
  const answer = await user.request({ method: 'POST', url: 'projects', payload: { name: 'House' } });
  t.equal(answer.statusCode, 201);
  const { id, created_at, ...rest } = projectIn(answer);
  const moment = Date.parse(created_at);
  const wanted = { name: 'House', description: null, color: null, is_archived: false, metadata: {} };
  t.strictSame(rest, {
    ...wanted,
    user_id: user.id,
    position: moment,
    version: 1,
    etag: '"1"',
    updated_at: created_at,
  });
  t.equal(answer.headers.etag, '"1"');
  t.equal(answer.headers.location, `/api/${user.id}/projects/${id}`);
  t.strictSame(jsonIn<{ meta: object }>(answer).meta, { etag: '"1"' });
  const read = await user.request({ url: `projects/${id}` });
  t.strictSame([read.statusCode, read.headers.etag, read.body], [200, '"1"', answer.body]);
  t.match(await makeProject(user, FULL), FULL);
});

t.test('a patch changes what it gives, and an equal one nothing', async (t) => {
  const user = newUser(app);
  const project = await makeProject(user, FULL);
  const url = `projects/${project.id}`;
  let version = 1;
  for (const fields of [
    { name: 'Garden' },
    { description: null },
    { color: null },
    { position: 3 },
    { is_archived: false },
  ]) {
    const before = projectIn(await user.request({ url }));
    const answer = await user.request({ method: 'PATCH', url, payload: fields });
    version += 1;
    const now = projectIn(answer);
    t.strictSame(now, { ...before, ...fields, version, etag: `"${version}"`, updated_at: now.updated_at });
    t.equal(answer.headers.etag, now.etag);
    t.strictSame(projectIn(await user.request({ method: 'PATCH', url, payload: fields })), now, 'the same again');
  }
});

t.test('a replacement sets every field, those that it leaves out to their defaults', async (t) => {
  const user = newUser(app);
  const made = await makeProject(user, FULL);
  const url = `projects/${made.id}`;
  const put = async (payload: object) => projectIn(await user.request({ method: 'PUT', url, payload }));
  t.match(await put(FULL), { ...FULL, version: 1 }, 'an equal one changes nothing');
  t.match(await put({ name: 'Bare' }), {
    name: 'Bare',
    description: null,
    color: null,
    is_archived: false,
    metadata: {},
    version: 2,
    position: Date.parse(made.created_at),
  });
});

t.test('what breaks a limit is refused, and changes nothing', async (t) => {
  const user = newUser(app);
  const { id } = await makeProject(user, FULL);
  const before = await everyRow(database, user);
  for (const [fields, finding] of [
    [{ name: ' ' }, 'body /name pattern'],
    [{ name: 'x'.repeat(201) }, 'body /name maxLength'],
    [{ name: null }, 'body /name type'],
    [{ color: 'red' }, 'body /color pattern'],
    [{ position: 1e16 }, 'body /position maximum'],
    [{ is_archived: null }, 'body /is_archived type'],
    [{ owner: 'me' }, 'body /owner additionalProperties'],
  ] as [object, string][]) {
    for (const [method, url] of [
      ['POST', 'projects'],
      ['PUT', `projects/${id}`],
      ['PATCH', `projects/${id}`],
    ] as const) {
      const problem = isProblem(
        t,
        await user.request({ method, url, payload: { name: 'New', ...fields } }),
        'VALIDATION_FAILED',
      );
      t.ok(findingsIn(problem).includes(finding), `${method}: ${findingsIn(problem)}`);
    }
  }
  t.strictSame(await everyRow(database, user), before);
});

t.test('a repeated creation with its key gets the first answer', async (t) => {
  const user = newUser(app);
  const creation = { method: 'POST', url: 'projects', headers: { 'idempotency-key': 'once' }, payload: FULL } as const;
  const answers = await Promise.all(Array.from({ length: 5 }, () => user.request(creation)));
  t.strictSame(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size, 1);
  t.equal(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true').length, 4);
  t.equal(await database.prisma.project.count({ where: { user_id: user.id } }), 1);
  isProblem(t, await user.request({ ...creation, payload: { name: 'Other' } }), 'IDEMPOTENCY_KEY_REUSED');
  isProblem(t, await user.request({ ...creation, url: 'tasks', payload: { title: 'Task' } }), 'IDEMPOTENCY_KEY_REUSED');
});
