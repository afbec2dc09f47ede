import t from 'tap';
import { isProblem, jsonIn, tally } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { everythingOf } from '../../helpers/rows.ts';
import { get, idAt, KINDS, put } from './creations.ts';

const { app, database } = await startApp(t);

const MANY = 20;

for (const kind of KINDS) {
  t.test(`${kind.collection}: sent again it is 412, with what is there`, async (t) => {
    const user = newUser(app);
    const id = idAt(Date.now());
    const { data } = jsonIn<{ data: object }>(await put(user, kind, id));
    const before = await everythingOf(database, user.id);
    for (const body of [kind.body, kind.other]) {
      const answer = await put(user, { ...kind, body }, id);
      const problem = isProblem(t, answer, 'PRECONDITION_FAILED');
      t.strictSame(Reflect.get(problem, 'current'), data);
      t.equal(answer.headers.etag, '"1"');
      t.match(problem.detail, /"1".* If-None-Match: \* asks that there be nothing yet/);
    }
    t.strictSame(await everythingOf(database, user.id), before, 'nothing changes');
  });

  t.test(`${kind.collection}: and so it is when it was changed meanwhile`, async (t) => {
    const user = newUser(app);
    const id = idAt(Date.now());
    await put(user, kind, id);
    await put(user, { ...kind, body: kind.other }, id, {});
    const answer = await put(user, kind, id);
    t.match(isProblem(t, answer, 'PRECONDITION_FAILED'), { current: { ...kind.other, id, version: 2 } });
    t.equal(answer.headers.etag, '"2"');
  });

  t.test(`${kind.collection}: when it was deleted meanwhile the code says so, and it stays deleted`, async (t) => {
    const user = newUser(app);
    const id = idAt(Date.now());
    await put(user, kind, id);
    t.equal((await user.request({ method: 'DELETE', url: `/api/me/${kind.collection}/${id}` })).statusCode, 204);
    const before = await everythingOf(database, user.id);
    for (const spelling of [id, id.toUpperCase()]) {
      const answer = await put(user, kind, spelling);
      const problem = isProblem(t, answer, 'ID_DELETED');
      t.match(problem.detail, new RegExp(`${id} was deleted at \\d{4}-`));
      t.notOk('current' in problem);
      t.equal(answer.headers.etag, undefined);
    }
    t.equal((await get(user, kind, id)).statusCode, 404);
    t.strictSame(await everythingOf(database, user.id), before);
  });

  t.test(`${kind.collection}: of ${MANY} at once with one id one makes it`, async (t) => {
    for (let round = 0; round < 3; round += 1) {
      const user = newUser(app);
      const id = idAt(Date.now());
      const answers = await Promise.all(Array.from({ length: MANY }, () => put(user, kind, id)));
      t.strictSame(tally(answers), { 201: 1, '412 PRECONDITION_FAILED': MANY - 1 });
      const made = answers.find(({ statusCode }) => statusCode === 201);
      const { data } = jsonIn<{ data: object }>(await get(user, kind, id));
      t.strictSame(made && jsonIn<{ data: object }>(made).data, data);
      t.equal((await everythingOf(database, user.id))[kind.collection]?.length, 1);
    }
  });
}
