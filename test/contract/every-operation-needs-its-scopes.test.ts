import t from 'tap';
import { methodsOf } from '../../src/contract/document.ts';
import { scopesOf } from '../../src/contract/security.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp, startOwnApp } from '../helpers/app.ts';
import { contractFaults } from '../helpers/contract.ts';
import { operationOf, readyRequest, requestFor, SECURED } from '../helpers/operations.ts';
import { everythingOf } from '../helpers/rows.ts';

const { app, database } = await startApp(t);

const SCOPES = [...new Set(SECURED.flatMap((id) => scopesOf(operationOf(id))))];

/** Batches need the scopes of what is in them. */
const GUARDED = SECURED.filter((id) => id !== 'batch');

const challenge = (required: readonly string[]): string =>
  `Bearer error="insufficient_scope", scope="${required.join(' ')}"`;

t.test('there are scopes, and each operation of a user needs some', async (t) => {
  t.ok(SCOPES.length > 4);
  for (const id of GUARDED) t.ok(scopesOf(operationOf(id)).length > 0, id);
});

for (const id of GUARDED) {
  const required = scopesOf(operationOf(id));
  const lacking = [
    ...['', 'openid profile', ...SCOPES].map((scope) => scope.split(' ')),
    ...required.map((one) => SCOPES.filter((scope) => scope !== one)),
  ].filter((scopes) => !required.every((one) => scopes.includes(one)));

  t.test(`${id} is refused without ${required.join(' and ')}, and nothing happens`, async (t) => {
    for (const scopes of lacking) {
      const scope = scopes.join(' ');
      const user = newUser(app, undefined, { scope });
      const request = { ...requestFor(id), url: requestFor(id).url.replace('confirm=alice', `confirm=${user.id}`) };
      for (const method of methodsOf(operationOf(id))) {
        const answer = await user.request(Object.assign({ ...request }, { method }));
        t.equal(answer.headers['www-authenticate'], challenge(required), `${method} with "${scope}"`);
        t.equal(answer.statusCode, 403);
        if (method === 'HEAD') continue;
        const problem = isProblem(t, answer, 'INSUFFICIENT_SCOPE', scope);
        for (const one of required) t.ok(problem.detail.includes(one), problem.detail);
        t.strictSame(contractFaults(id, answer), []);
      }
      t.strictSame(await everythingOf(database, user.id), {});
    }
  });

  t.test(`${id} is carried out with ${required.join(' and ')} alone`, async (t) => {
    const user = newUser(app);
    const request = await readyRequest(user, id);
    const answer = await newUser(app, user.id, { scope: required.join(' ') }).request(request);
    t.ok(answer.statusCode < 300, `${answer.statusCode} ${answer.body.slice(0, 200)}`);
    if (id === 'streamChanges') answer.raw.req.destroy();
  });
}

t.test('where scopes are required, a token without any may do nothing', async (t) => {
  const strict = (await startOwnApp(t, { REQUIRE_SCOPES: 'true' })).app;
  for (const id of GUARDED) {
    const answer = await newUser(strict).request(requestFor(id));
    isProblem(t, answer, 'INSUFFICIENT_SCOPE', id);
    t.equal(answer.headers['www-authenticate'], challenge(scopesOf(operationOf(id))));
  }
  const reader = newUser(strict, undefined, { scope: 'tasks:read' });
  t.equal((await reader.request({ url: 'tasks' })).statusCode, 200);
});

t.test('the path of another user is told first', async (t) => {
  const user = newUser(app, undefined, { scope: '' });
  isProblem(t, await user.request({ url: '/api/bob/tasks' }), 'FORBIDDEN');
});
