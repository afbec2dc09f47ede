import t from 'tap';
import { OPERATIONS } from '../../generated/operations.ts';
import { findingsIn, isProblem, jsonIn, outcome } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { ALL, ON_A_THING, readyRequest, requestFor, withQuery } from '../helpers/operations.ts';
import { asUser } from '../helpers/own.ts';
import { thingsOf, UUID } from '../helpers/things.ts';

const { app } = await startApp(t);

const ID = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

const NO_UUIDS = [
  '1',
  'me',
  'undefined',
  `urn:uuid:${ID}`,
  `{${ID}}`,
  ID.replaceAll('-', ''),
  ID.slice(0, -1),
  `${ID}0`,
  `${ID}%20`,
  `%20${ID}`,
  `${ID}%0A`,
  `${ID}%00`,
  ID.replace('7c3e', '7g3e'),
  `${ID}%2F${ID}`,
  "'%20OR%201=1",
  '%F0%9F%A5%9B',
  '*',
];

t.test('an id that is no UUID is 400 and named', async (t) => {
  const alice = newUser(app);
  for (const id of ON_A_THING) {
    for (const name of thingsOf(OPERATIONS[id])) {
      for (const text of NO_UUIDS) {
        const answer = await alice.request(requestFor(id, { [name]: text }));
        const problem = isProblem(t, answer, 'VALIDATION_FAILED', `${id} ${text}`);
        t.strictSame(findingsIn(problem), [`path ${name} format`], `${id} ${text}`);
      }
    }
  }
});

t.test('a UUID may be written in capitals', async (t) => {
  const alice = newUser(app);
  for (const id of ON_A_THING) {
    const request = await readyRequest(alice, id);
    const url = request.url.replace(UUID, (uuid) => uuid.toUpperCase());
    t.not(url, request.url);
    const answer = await alice.request({ ...request, url });
    t.match(answer.statusCode, /^20[04]$/, id);
    if (answer.statusCode !== 200) continue;
    t.match(request.url, jsonIn<{ data: { id: string } }>(answer).data.id, `${id} answers in small letters`);
  }
});

t.test('every UUID that is not one of the user’s things is 404, of whatever version', async (t) => {
  const alice = newUser(app);
  for (const id of ON_A_THING) {
    for (const name of thingsOf(OPERATIONS[id])) {
      for (const uuid of ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', ID]) {
        t.match(outcome(await alice.request(requestFor(id, { [name]: uuid }))), /^404 \w+_NOT_FOUND$/, `${id} ${uuid}`);
      }
    }
  }
});

t.test('an unknown parameter is 400 on every operation', async (t) => {
  const alice = newUser(app);
  for (const id of ALL) {
    const request = requestFor(id);
    const response = await alice.request(withQuery(request, 'limit2=1'));
    t.strictSame(
      findingsIn(isProblem(t, response, 'VALIDATION_FAILED', id)),
      ['query limit2 additionalProperties'],
      id,
    );
    const known = await alice.request(withQuery({ ...request, url: asUser(alice, request.url) }, ''));
    t.not(known.statusCode, 400, `${id} with an empty query`);
  }
});

t.test('percent-encoding that cannot be read is 400, in the query and in the path', async (t) => {
  const alice = newUser(app);
  for (const text of ['%', '%z', '%zz', '%2', '%ff', '%c0%af', '%ed%a0%bd', '%f0%9f%a5', '%u0041']) {
    for (const query of [`limit=${text}`, `${text}=1`, `sort=created_at&x${text}`]) {
      const problem = isProblem(t, await alice.request({ url: `tasks?${query}` }), 'VALIDATION_FAILED', query);
      t.strictSame(findingsIn(problem), ['query  format'], query);
    }
    for (const url of [`/api/me/tasks/${text}`, `/api/${text}/tasks`, `/problems/${text}`, `/${text}`]) {
      const problem = isProblem(t, await alice.request({ url }), 'VALIDATION_FAILED', url);
      t.strictSame(findingsIn(problem), ['path  format'], url);
    }
  }
});

t.test('percent-encoding that can be read is read', async (t) => {
  const alice = newUser(app);
  t.equal((await alice.request({ url: '/api/%6d%65/tasks?%6cimit=%32' })).statusCode, 200);
  t.equal((await alice.request({ url: '/%61pi/me/%74asks' })).statusCode, 200);
});

t.test('a path of 8,000 characters is looked at, one of 8,001 is 414', async (t) => {
  const alice = newUser(app);
  const at = (length: number) => alice.request({ url: '/api/me/tasks/'.padEnd(length, '0') });
  isProblem(t, await at(8000), 'VALIDATION_FAILED');
  isProblem(t, await at(8001), 'URI_TOO_LONG');
  isProblem(t, await alice.request({ url: '/nowhere'.padEnd(8001, '0') }), 'URI_TOO_LONG', 'where nothing is as well');
  isProblem(t, await alice.request({ url: `/${'%zz'.repeat(2667)}` }), 'URI_TOO_LONG', 'and where it cannot be read');
});
