import t from 'tap';
import { startIssuer } from './better-auth.ts';
import { accepted, contentsOf, KEY_SET_PATH, listTasks, startService } from './client.ts';

const issuer = await startIssuer(t);
const app = await startService(t, issuer);

t.test('a user who signed up there creates a task here and finds it', async (t) => {
  const alice = await issuer.signUp();
  const token = await issuer.tokenOf(alice);
  const headers = { authorization: `Bearer ${token}` };
  const created = await app.inject({
    method: 'POST',
    url: `/api/${alice.userId}/tasks`,
    headers,
    payload: { title: 'Buy milk' },
  });
  t.equal(created.statusCode, 201);
  t.match(created.headers['content-type'], /^application\/json\b/);
  t.equal(created.headers.etag, '"1"');
  const { data: task, meta } = created.json();
  t.match(task, { user_id: alice.userId, title: 'Buy milk', is_completed: false, version: 1 });
  t.strictSame(meta, { etag: '"1"' });
  t.equal(created.headers.location, `/api/${alice.userId}/tasks/${task.id}`);

  const found = await app.inject({ url: created.headers.location ?? '', headers });
  t.equal(found.statusCode, 200);
  t.strictSame(found.json().data, task);
  t.strictSame(await listTasks(app, token), accepted('Buy milk'));
});

t.test('another user of the same issuer sees none of it', async (t) => {
  const [alice, bob] = [await issuer.signUp(), await issuer.signUp()];
  const authorization = `Bearer ${await issuer.tokenOf(alice)}`;
  const payload = { title: "Alice's own" };
  const created = await app.inject({ method: 'POST', url: '/api/me/tasks', headers: { authorization }, payload });
  t.equal(created.statusCode, 201);

  const token = await issuer.tokenOf(bob);
  t.strictSame(await listTasks(app, token), accepted());
  const headers = { authorization: `Bearer ${token}` };
  const foreign = await app.inject({ url: `/api/${alice.userId}/tasks`, headers });
  t.equal(foreign.statusCode, 403);
  t.match(foreign.headers['content-type'], /^application\/problem\+json\b/);
  t.match(foreign.json(), { status: 403, code: 'FORBIDDEN' });
  const asHisOwn = await app.inject({ url: `/api/me/tasks/${created.json().data.id}`, headers });
  t.equal(asHisOwn.statusCode, 404);
  t.match(asHisOwn.json(), { status: 404, code: 'TASK_NOT_FOUND' });
});

t.test('the token is as the README says: the user id as subject, the base URL as issuer and audience', async (t) => {
  const alice = await issuer.signUp();
  const { header, claims } = contentsOf(await issuer.tokenOf(alice));
  t.match(header, { alg: 'EdDSA', kid: String });
  t.match(claims, { sub: alice.userId, iss: issuer.url, aud: issuer.url });
  t.equal(Number(claims.exp) - Number(claims.iat), 900, 'good for 15 minutes');
});

t.test('all that the issuer was asked by this service is one request for its keys', async (t) => {
  t.strictSame(
    issuer.requests.filter((path) => path === KEY_SET_PATH),
    [KEY_SET_PATH],
  );
});
