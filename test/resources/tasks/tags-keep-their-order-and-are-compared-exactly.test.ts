import t from 'tap';
import { findingsIn, isProblem, taskIn, titlesIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { everyRow } from '../../helpers/planning.ts';
import { makeTask } from '../../helpers/tasks.ts';

const { app, database } = await startApp(t);

const TWENTY = Array.from({ length: 20 }, (_, index) => `tag ${20 - index}`);
/** Equal to a careless eye. */
const ALIKE = ['home', 'Home', 'home ', ' home', 'hôme', 'ho\u0302me', 'hoMe'];

t.test('twenty tags, in the order in which they were put', async (t) => {
  const user = newUser(app);
  for (const tags of [TWENTY, ALIKE, ['"', '\\', '{}', ',', 'NULL', 'null', "'", '💡'.repeat(50)], []]) {
    const made = await makeTask(user, { tags });
    t.strictSame(made.tags, tags);
    const url = `tasks/${made.id}`;
    t.strictSame(taskIn(await user.request({ url })).tags, tags, 'as they are kept');
    const turned = tags.toReversed();
    const answer = await user.request({ method: 'PATCH', url, payload: { tags: turned } });
    t.strictSame(taskIn(answer).tags, turned, 'another order is another value');
    t.equal(answer.headers.etag, tags.length > 0 ? '"2"' : '"1"');
  }
});

t.test('what breaks a limit is refused', async (t) => {
  const user = newUser(app);
  const { id } = await makeTask(user, { tags: ['home'] });
  const before = await everyRow(database, user);
  for (const [tags, ...findings] of [
    [[...TWENTY, 'one more'], 'body /tags maxItems'],
    [['a', 'b', 'a'], 'body /tags uniqueItems'],
    [['x'.repeat(51)], 'body /tags/0 maxLength'],
    [['home', ''], 'body /tags/1 minLength', 'body /tags/1 pattern'],
    [[' \t\u00a0'], 'body /tags/0 pattern'],
    [['a\u0000'], 'body /tags/0 pattern'],
    [[1], 'body /tags/0 type'],
    [[null], 'body /tags/0 type'],
    ['home', 'body /tags type'],
    [null, 'body /tags type'],
  ] as const) {
    for (const [method, url] of [
      ['POST', 'tasks'],
      ['PUT', `tasks/${id}`],
      ['PATCH', `tasks/${id}`],
    ] as const) {
      const problem = isProblem(
        t,
        await user.request({ method, url, payload: { title: 'New', tags } }),
        'VALIDATION_FAILED',
      );
      t.ok(
        findings.some((finding) => findingsIn(problem).includes(finding)),
        `${method} ${JSON.stringify(tags)}: ${findingsIn(problem)}`,
      );
    }
  }
  t.strictSame(await everyRow(database, user), before);
});

t.test('a filter by tag takes exactly that tag, and several have to be there all', async (t) => {
  const user = newUser(app);
  for (const tag of ALIKE) await makeTask(user, { title: `only ${tag}`, tags: [tag] });
  await makeTask(user, { title: 'all', tags: ALIKE });
  for (const tag of ALIKE) {
    const titles = titlesIn(await user.request({ url: `tasks?tag=${encodeURIComponent(tag)}` }));
    t.strictSame(titles, ['all', `only ${tag}`]);
  }
  t.strictSame(titlesIn(await user.request({ url: 'tasks?tag=home&tag=Home' })), ['all']);
  t.strictSame(titlesIn(await user.request({ url: 'tasks?tag=ho' })), []);
});
