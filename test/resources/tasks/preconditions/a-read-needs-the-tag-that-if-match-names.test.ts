import t from 'tap';
import { jsonIn, outcome, type Problem, type Task } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);
const alice = newUser(app);
const task = await makeTask(alice, { title: 'as it is' });
const { id } = task;

const READS = { 'a task': `tasks/${id}`, 'a list': 'tasks?limit=5', 'the contract': '/openapi.json' };

for (const [name, url] of Object.entries({ ...READS, 'its source': '/openapi.yaml' })) {
  const tag = String((await alice.request({ url })).headers.etag);
  const ask = (headers: Record<string, string>, method: 'GET' | 'HEAD' = 'GET') =>
    alice.request({ method, url, headers });

  t.test(`${name} is answered when If-Match names its tag`, async (t) => {
    for (const tags of [tag, '*', `"x", ${tag}`, `W/${tag}, ${tag}`]) {
      const answer = await ask({ 'if-match': tags });
      t.strictSame([answer.statusCode, answer.headers.etag], [200, tag], tags);
    }
  });

  t.test(`${name} is 412 when it does not, by the strong comparison`, async (t) => {
    for (const tags of ['"x"', '""', `W/${tag}`, `"x", W/${tag}`]) {
      const answer = await ask({ 'if-match': tags });
      t.equal(outcome(answer), '412 PRECONDITION_FAILED', tags);
      t.equal(answer.headers.etag, tag, 'the header has the current tag');
      t.match(jsonIn<Problem>(answer).detail, tags.includes('W/') ? 'weak tags' : 'which If-Match does not name');
      const { current } = jsonIn<{ current?: Task }>(answer);
      t.strictSame(current, name === 'a task' ? task : undefined, 'and the answer the task as it is, of a single one');
      if (name !== 'a task') t.notMatch(answer.body, 'as it is', 'of another thing nothing else');
      const head = await ask({ 'if-match': tags }, 'HEAD');
      t.strictSame([head.statusCode, head.headers.etag, head.body], [412, tag, '']);
    }
  });

  t.test(`of ${name} If-Match is evaluated before If-None-Match`, async (t) => {
    t.equal(outcome(await ask({ 'if-match': '"x"', 'if-none-match': tag })), '412 PRECONDITION_FAILED');
    t.equal((await ask({ 'if-match': tag, 'if-none-match': `W/${tag}` })).statusCode, 304);
    t.equal((await ask({ 'if-match': tag, 'if-none-match': '"x"' })).statusCode, 200);
  });

  t.test(`an If-Match that is no list of entity tags is refused for ${name}`, async (t) => {
    for (const tags of ['x', '"x', `*, ${tag}`]) {
      t.equal(outcome(await ask({ 'if-match': tags })), '400 VALIDATION_FAILED', tags);
    }
  });
}

t.test('a task that is not there is 404, whatever If-Match says', async (t) => {
  for (const tags of ['*', '"1"']) {
    const url = 'tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';
    t.equal(outcome(await alice.request({ url, headers: { 'if-match': tags } })), '404 TASK_NOT_FOUND', tags);
  }
});
