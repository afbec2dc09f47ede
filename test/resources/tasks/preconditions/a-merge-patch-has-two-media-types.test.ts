import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everythingOf } from '../../../helpers/rows.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);
const alice = newUser(app);
const { id } = await makeTask(alice, { title: 'as it was' });

const patch = (type: string | undefined, payload: string) =>
  alice.request({
    method: 'PATCH',
    url: `tasks/${id}`,
    headers: type === undefined ? {} : { 'content-type': type },
    payload,
  });

const TAKEN = [
  'application/merge-patch+json',
  'application/json',
  'application/merge-patch+json; charset=utf-8',
  'application/json;charset=UTF-8',
  'application/merge-patch+json;charset="utf-8"; x=y',
  'Application/Merge-Patch+JSON',
  'APPLICATION/JSON; CHARSET=UTF-8',
];

const REFUSED = [
  'application/json-patch+json',
  'application/vnd.api+json',
  'application/problem+json',
  'application/merge-patch',
  'application/merge-patch+jsonx',
  'application/x-merge-patch+json',
  'application/*',
  '*/*',
  'text/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'json',
  'application/xml, application/json',
];

for (const [index, type] of TAKEN.entries()) {
  t.test(`${type} is taken`, async (t) => {
    const answer = await patch(type, JSON.stringify({ title: `Ä ${index}` }));
    t.equal(answer.statusCode, 200, answer.body);
    t.equal(answer.json().data.title, `Ä ${index}`);
    t.match(answer.headers['content-type'], /^application\/json/);
  });
}

for (const type of [...REFUSED, undefined]) {
  t.test(`${type ?? 'a body without a type'} is refused, and nothing changes`, async (t) => {
    const before = await everythingOf(database, alice.id);
    const answer = await patch(type, '{"title":"x"}');
    t.equal(outcome(answer), '415 UNSUPPORTED_MEDIA_TYPE');
    t.equal(answer.headers['accept-patch'], 'application/merge-patch+json, application/json');
    t.notOk('accept-encoding' in answer.headers, 'which would say that it was the coding');
    t.strictSame(await everythingOf(database, alice.id), before);
  });
}

t.test('both media types are held to the same rules', async (t) => {
  for (const type of ['application/merge-patch+json', 'application/json']) {
    for (const body of [
      '{"title":""}',
      '{"version":9}',
      '{"title":7}',
      '[]',
      '[{"op":"remove","path":"/title"}]',
      'null',
      '"x"',
    ]) {
      t.equal(outcome(await patch(type, body)), '400 VALIDATION_FAILED', `${type} ${body}`);
    }
    t.equal(outcome(await patch(type, '{"title":')), '400 MALFORMED_JSON', type);
  }
});
