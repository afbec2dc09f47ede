import t from 'tap';
import { isProblem, jsonIn, outcome } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { get, idAt, KINDS, put } from './creations.ts';

const { app } = await startApp(t);
const strict = (await startApp(t, { REQUIRE_IF_MATCH: 'true' })).app;

for (const kind of KINDS) {
  t.test(`${kind.collection}: with If-Match too it replaces, and creates nothing`, async (t) => {
    const user = newUser(app);
    const id = idAt(Date.now());
    const both = { 'if-match': '*', 'if-none-match': '*' };
    t.match(outcome(await put(user, kind, id, both)), /^404 /);
    await put(user, kind, id);
    isProblem(t, await put(user, { ...kind, body: kind.other }, id, both), 'PRECONDITION_FAILED');
    t.match(jsonIn(await get(user, kind, id)), { data: { ...kind.body, version: 1 } });
  });

  t.test(`${kind.collection}: only * creates`, async (t) => {
    const user = newUser(app);
    for (const headers of [{}, { 'if-none-match': '"1"' }, { 'if-none-match': '"*"' }])
      t.match(outcome(await put(user, kind, idAt(Date.now()), headers)), /^404 /, JSON.stringify(headers));
    const answer = await put(user, kind, idAt(Date.now()), { 'if-none-match': '*, "1"' });
    t.match(isProblem(t, answer, 'VALIDATION_FAILED').errors, [{ in: 'header', name: 'if-none-match' }]);
    t.equal((await put(user, kind, idAt(Date.now()), { 'if-none-match': ' * ' })).statusCode, 201);
  });

  t.test(`${kind.collection}: where changes need If-Match, a creation has none`, async (t) => {
    const user = newUser(strict);
    const id = idAt(Date.now());
    t.equal((await put(user, kind, id)).statusCode, 201);
    isProblem(t, await put(user, kind, id), 'PRECONDITION_FAILED');
    isProblem(t, await put(user, kind, id, {}), 'PRECONDITION_REQUIRED');
    isProblem(t, await put(user, kind, idAt(Date.now()), { 'if-none-match': '"1"' }), 'PRECONDITION_REQUIRED');
    t.equal((await put(user, { ...kind, body: kind.other }, id, { 'if-match': '"1"' })).statusCode, 200);
  });

  t.test(`${kind.collection}: a body that is refused makes nothing, and leaves the id free`, async (t) => {
    const user = newUser(app);
    const id = idAt(Date.now());
    isProblem(t, await put(user, { ...kind, body: { unknown: 1 } }, id), 'VALIDATION_FAILED');
    t.match(outcome(await get(user, kind, id)), /^404 /);
    t.equal((await put(user, kind, id)).statusCode, 201);
  });
}
