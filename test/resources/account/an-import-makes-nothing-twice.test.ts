import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { everythingOf } from '../../helpers/rows.ts';
import { digestOf, exportOf, furnish, importTo, reportIn } from './accounts.ts';

const { app, database } = await startApp(t);

const TODOIST =
  'TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\r\ntask,Buy milk @shop,,1,1,,,,en,\r\ntask,Two litres,,4,2,,,,en,\r\n';
const AS_TODOIST = { type: 'text/csv', query: '?format=todoist' };

t.test('the same file again makes nothing, raises nothing and changes nothing', async (t) => {
  const user = newUser(app);
  t.match(reportIn(await importTo(user, TODOIST, AS_TODOIST)), { tasks: { created: 2, existing: 0 } });
  const before = await everythingOf(database, user.id);
  t.match(reportIn(await importTo(user, TODOIST, AS_TODOIST)), { tasks: { created: 0, existing: 2 }, notes_total: 0 });
  t.strictSame(await everythingOf(database, user.id), before);
});

t.test('what was changed here since stays as it is', async (t) => {
  const user = newUser(app);
  await furnish(user);
  const { body: file } = await exportOf(user);
  const [task] = JSON.parse(file).tasks;
  await user.request({ method: 'PATCH', url: `/api/me/tasks/${task.id}`, payload: { title: 'Another' } });
  const before = await digestOf(user);
  t.match(reportIn(await importTo(user, file)), { tasks: { created: 0, existing: 3 } });
  t.strictSame(await digestOf(user), before);
});

t.test('two at once are one: the other has to wait for its answer', async (t) => {
  const user = newUser(app);
  const answers = await Promise.all([importTo(user, TODOIST, AS_TODOIST), importTo(user, TODOIST, AS_TODOIST)]);
  const refused = answers.find(({ statusCode }) => statusCode === 429);
  if (refused) {
    isProblem(t, refused, 'RATE_LIMITED');
    t.equal(refused.headers['retry-after'], '5');
  }
  t.ok(answers.some(({ statusCode }) => statusCode === 200));
  t.match(reportIn(await importTo(user, TODOIST, AS_TODOIST)), { tasks: { created: 0, existing: 2 } });
});

t.test('a trial says what would come of it, and changes nothing', async (t) => {
  const user = newUser(app);
  const trial = { ...AS_TODOIST, query: '?format=todoist&dry_run=true', headers: { 'idempotency-key': 'trial' } };
  for (let round = 0; round < 2; round += 1) {
    const answer = await importTo(user, TODOIST, trial);
    t.match(reportIn(answer), { dry_run: true, format: 'todoist', tasks: { created: 2, existing: 0, left_out: 0 } });
    t.notOk('idempotency-replayed' in answer.headers, 'nothing is kept of it');
  }
  const { tasks, idempotency_keys } = await everythingOf(database, user.id);
  t.strictSame([tasks, idempotency_keys], [undefined, undefined]);
});

t.test('a key stands for the file, and for what was asked with it', async (t) => {
  const user = newUser(app);
  const keyed = { ...AS_TODOIST, headers: { 'idempotency-key': 'once' } };
  const first = await importTo(user, TODOIST, keyed);
  t.match(reportIn(first), { tasks: { created: 2 } });
  const again = await importTo(user, TODOIST, keyed);
  t.equal(again.headers['idempotency-replayed'], 'true');
  t.equal(again.body, first.body);
  isProblem(t, await importTo(user, `${TODOIST}task,More,,1,1,,,,en,\r\n`, keyed), 'IDEMPOTENCY_KEY_REUSED');
  const elsewhere = { ...keyed, query: `${AS_TODOIST.query}&project_name=House` };
  isProblem(t, await importTo(user, TODOIST, elsewhere), 'IDEMPOTENCY_KEY_REUSED');
});
