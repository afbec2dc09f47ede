import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { listUrl, makeTask } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);
const alice = newUser(app);
for (const title of ['a', 'b', 'c']) await makeTask(alice, { title });

const url = listUrl({ limit: 2, include_total: true });
const ask = (tags: string) => alice.request({ url, headers: { 'if-none-match': tags } });
const tag = String((await alice.request({ url })).headers.etag);

const KNOWN = { 'the tag': tag, 'the tag as a weak one': `W/${tag}`, 'a list with it': `"x", ${tag}`, anything: '*' };

for (const [name, tags] of Object.entries(KNOWN)) {
  t.test(`If-None-Match with ${name} is answered with 304, the tag and nothing else`, async (t) => {
    const answer = await ask(tags);
    t.equal(answer.statusCode, 304);
    t.equal(answer.headers.etag, tag);
    t.equal(answer.body, '');
    t.notOk('content-type' in answer.headers);
  });
}

t.test('If-None-Match with other tags is answered in full', async (t) => {
  for (const tags of ['"x"', '""', `"${tag.slice(1, -2)}"`, '"1", W/"2"']) {
    const answer = await ask(tags);
    t.equal(answer.statusCode, 200, tags);
    t.equal(answer.json().data.length, 2);
  }
});

t.test('an If-None-Match that cannot be read is refused', async (t) => {
  for (const tags of [tag.slice(1), tag.slice(1, -1), `*, ${tag}`, `w/${tag}`]) {
    t.equal(outcome(await ask(tags)), '400 VALIDATION_FAILED', tags);
  }
});

t.test('after a change the list is sent again', async (t) => {
  await makeTask(alice, { title: 'd' });
  const answer = await ask(tag);
  t.equal(answer.statusCode, 200);
  t.not(answer.headers.etag, tag);
});

t.test('the tag of one page is not that of another', async (t) => {
  const { next_cursor } = (await alice.request({ url })).json().meta;
  const next = listUrl({ limit: 2, include_total: true, cursor: next_cursor });
  t.equal((await alice.request({ url: next, headers: { 'if-none-match': tag } })).statusCode, 200);
});
