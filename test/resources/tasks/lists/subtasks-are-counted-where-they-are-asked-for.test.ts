import t from 'tap';
import { pageIn } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask, readPage } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);

t.test('subtask_counts are those directly below, and the entity tag of the list covers them', async (t) => {
  const user = newUser(app);
  const top = await makeTask(user);
  const child = await makeTask(user, { parent_id: top.id });
  const ask = async () => {
    const answer = await user.request({ url: 'tasks?sort=created_at&include_subtask_counts=true' });
    return { tag: answer.headers.etag, counts: pageIn(answer).data.map(({ subtask_counts }) => subtask_counts) };
  };
  const none = { open: 0, completed: 0 };
  const first = await ask();
  t.strictSame(first.counts, [{ open: 1, completed: 0 }, none]);
  const grandchild = await makeTask(user, { parent_id: child.id });
  t.strictSame((await ask()).counts, [{ open: 1, completed: 0 }, { open: 1, completed: 0 }, none]);
  await user.request({ method: 'PATCH', url: `tasks/${grandchild.id}/complete` });
  t.strictSame((await ask()).counts, [{ open: 1, completed: 0 }, { open: 0, completed: 1 }, none]);
  for (const { subtask_counts } of (await readPage(user)).data) t.equal(subtask_counts, undefined);
});

t.test('a list of tops is another one when only what is below them changes', async (t) => {
  const user = newUser(app);
  const top = await makeTask(user);
  const url = 'tasks?parent_id=none';
  const tagOf = async (query: string) => String((await user.request({ url: url + query })).headers.etag);
  const [plain, counted] = [await tagOf(''), await tagOf('&include_subtask_counts=true')];
  const child = await makeTask(user, { parent_id: top.id });
  t.equal(await tagOf(''), plain, 'nothing of it without counts');
  const open = await tagOf('&include_subtask_counts=true');
  t.not(open, counted);
  const headers = { 'if-none-match': open };
  t.equal((await user.request({ url: `${url}&include_subtask_counts=true`, headers })).statusCode, 304);
  await user.request({ method: 'PATCH', url: `tasks/${child.id}/complete` });
  t.equal((await user.request({ url: `${url}&include_subtask_counts=true`, headers })).statusCode, 200);
});
