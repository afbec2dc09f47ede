import t from 'tap';
import { pageIn, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { listen } from '../../helpers/raw.ts';
import { makeTask } from '../../helpers/tasks.ts';

const { app } = await startApp(t);
const origin = `http://127.0.0.1:${await listen(app)}`;

/** Ids of which a URL parser, or somebody on the way, could make something else. */
const SUBJECTS = [
  '.',
  '..',
  '...',
  '%2e',
  '%2E%2e',
  '../../..',
  './',
  '.\\',
  'a/../b',
  'a%2Fb',
  '/',
  '\\',
  '?',
  '#',
  ' ',
  ';x=1',
];
SUBJECTS.push('me', 'ME', 'é', '𝐦𝐞', '%', ':80', '@', "'", '"');

const paths = (subject: string) => (subject === '.' || subject === '..' ? ['me'] : ['me', encodeURIComponent(subject)]);

for (const subject of SUBJECTS) {
  const user = newUser(app, subject);
  const headers = { authorization: `Bearer ${user.token}` };
  /** What a client does with a header: it resolves it against the address that it asked for (RFC 3986, section 5). */
  const follow = (reference: string, base: string) => fetch(new URL(reference, base), { headers });

  t.test(`the Location and the Link of ${JSON.stringify(subject)} lead to its tasks`, async (t) => {
    for (const path of paths(subject)) {
      const url = `${origin}/api/${path}/tasks`;
      const body = JSON.stringify({ title: 'Buy milk' });
      const type = { 'content-type': 'application/json', 'idempotency-key': `key-${path.length}-${path.at(0)}` };
      for (const way of ['first', 'replayed']) {
        const made = await fetch(url, { method: 'POST', body, headers: { ...headers, ...type } });
        const { data } = (await made.json()) as { data: { id: string } };
        const found = await follow(String(made.headers.get('location')), url);
        t.strictSame([made.status, found.status], [201, 200], way);
        t.equal(((await found.json()) as { data: { id: string } }).data.id, data.id);
      }
    }
    await makeTask(user);
    const url = `${origin}/api/${paths(subject).at(-1)}/tasks?limit=1`;
    const [, link = ''] = /^<([^>]*)>; rel="next"$/.exec(String((await follow(url, url)).headers.get('link'))) ?? [];
    const next = await follow(link, url);
    t.equal(next.status, 200, link);
    t.match(await next.json(), { data: [{ user_id: subject }] });
  });
}

t.test('whoever sends the dots as they are gets a Link that others can follow', async (t) => {
  const user = newUser(app, '..');
  await makeTask(user);
  const answer = await app.inject({ url: '/api/me/tasks?limit=1', headers: { authorization: `Bearer ${user.token}` } });
  t.equal(pageIn(answer).data.length, 1);
  t.match(answer.headers.link, /^<\/api\/me\/tasks\?/);
  const { statusCode, headers } = await user.request({ method: 'POST', url: 'tasks', payload: { title: 'x' } });
  t.equal(statusCode, 201);
  t.match(headers.location, /^\/api\/me\/tasks\//);
  t.equal(taskIn(await user.request({ url: String(headers.location) })).title, 'x');
});
