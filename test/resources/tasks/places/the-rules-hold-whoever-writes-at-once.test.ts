import t, { type Test } from 'tap';
import { createDice, type Dice } from '../../../../scripts/database/seed/dice.ts';
import type { Database } from '../../../../src/database/index.ts';
import { type Answer, outcome, taskIn } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { makeProject, projectIn } from '../../../helpers/planning.ts';
import { makeTask } from '../../../helpers/tasks.ts';

// All of them at once: the rules do not rest on the turns that one process gives its users.
const { app, database } = await startApp(t, { DATABASE_USER_CONCURRENCY: '8', DATABASE_POOL_SIZE: '10' });

/** What may come of a request that was overtaken by another. */
const EXPECTED = new Set([
  '200',
  '201',
  '204',
  '400 VALIDATION_FAILED',
  '404 TASK_NOT_FOUND',
  '404 PROJECT_NOT_FOUND',
  '404 TAG_NOT_FOUND',
  '409 PROJECT_NOT_EMPTY',
]);

/** What is not as it has to be: each is a rule that no constraint of the database keeps. */
const BROKEN = `WITH RECURSIVE lineage AS (
    SELECT id AS below, id, parent_id, 0 AS level FROM tasks WHERE user_id = $1
    UNION ALL
    SELECT lineage.below, above.id, above.parent_id, lineage.level + 1 FROM tasks AS above
    JOIN lineage ON above.id = lineage.parent_id WHERE above.user_id = $1 AND lineage.level < 10
  )
  SELECT 'too deep, or a cycle' AS rule, below AS id FROM lineage WHERE level > 4
  UNION ALL
  SELECT 'in another project than the task above', tasks.id FROM tasks
  JOIN tasks AS above ON above.user_id = tasks.user_id AND above.id = tasks.parent_id
  WHERE tasks.user_id = $1 AND tasks.project_id IS DISTINCT FROM above.project_id
  UNION ALL
  SELECT 'has another search form than its tags', id FROM tasks
  WHERE user_id = $1 AND cardinality(tags) <> cardinality(search_tags)`;

const brokenRules = async ({ pool }: Database, user: TestUser) => (await pool.query(BROKEN, [user.id])).rows;

interface Known {
  tasks: string[];
  projects: string[];
}

type Operation = (user: TestUser, dice: Dice, known: Known) => Promise<Answer>;

const someTask = (dice: Dice, { tasks }: Known): string => dice.oneOf(tasks.slice(-60));
const place = (dice: Dice, known: Known) => ({
  ...(dice.chance(60) && { parent_id: dice.chance(25) ? null : someTask(dice, known) }),
  ...(dice.chance(25) && { project_id: dice.chance(25) ? null : dice.oneOf(known.projects) }),
});

const BUILDING: readonly Operation[] = [
  async (user, dice, known) => {
    const payload = { title: 'Made', tags: [dice.oneOf(['a', 'b', 'c'])], ...place(dice, known) };
    const answer = await user.request({ method: 'POST', url: 'tasks', payload });
    if (answer.statusCode === 201) known.tasks.push(taskIn(answer).id);
    return answer;
  },
  (user, dice, known) =>
    user.request({ method: 'PATCH', url: `tasks/${someTask(dice, known)}`, payload: place(dice, known) }),
  (user, dice, known) =>
    user.request({
      method: 'PUT',
      url: `tasks/${someTask(dice, known)}`,
      payload: { title: 'Put', ...place(dice, known) },
    }),
  (user, dice, known) =>
    user.request({
      method: 'PATCH',
      url: `tasks/${someTask(dice, known)}/move`,
      payload: {
        ...dice.oneOf([
          { to: 'start' },
          { to: 'end' },
          { after: someTask(dice, known) },
          { before: someTask(dice, known) },
        ]),
        ...place(dice, known),
      },
    }),
  (user, dice, known) =>
    user.request({
      method: 'PATCH',
      url: `tasks/${someTask(dice, known)}`,
      payload: { is_completed: dice.chance(50), position: dice.between(0, 3) },
    }),
  (user, dice) =>
    user.request({
      method: 'PATCH',
      url: 'tags',
      payload: { from: dice.oneOf(['a', 'b', 'c']), to: dice.oneOf(['a', 'b', 'c']) },
    }),
];

const ENDING: readonly Operation[] = [
  (user, dice, known) => user.request({ method: 'DELETE', url: `tasks/${someTask(dice, known)}` }),
  (user) => user.request({ method: 'DELETE', url: 'tasks?is_completed=true&tag=a' }),
  async (user, dice, known) => {
    const url = `projects/${dice.oneOf(known.projects)}?tasks=${dice.oneOf(['delete', 'keep'])}`;
    const answer = await user.request({ method: 'DELETE', url });
    const made = await user.request({ method: 'POST', url: 'projects', payload: { name: 'Another' } });
    known.projects.push(projectIn(made).id);
    if (known.projects.length > 4) known.projects.shift();
    return answer;
  },
];

/** Eight lives at once, of 30 operations by chance each, and what is to be said of them and of what they leave. */
async function trouble(t: Test, user: TestUser, seed: number, operations: readonly Operation[]): Promise<Known> {
  const known: Known = { tasks: [], projects: [] };
  for (let made = 0; made < 3; made += 1) known.projects.push((await makeProject(user)).id);
  for (let made = 0; made < 10; made += 1) known.tasks.push((await makeTask(user)).id);
  const outcomes = new Set<string>();
  const lives = Array.from({ length: 8 }, async (_, life) => {
    const dice = createDice(seed + life);
    for (let turn = 0; turn < 30; turn += 1) outcomes.add(outcome(await dice.oneOf(operations)(user, dice, known)));
  });
  await Promise.all(lives);
  const unexpected = [...outcomes].filter((one) => !EXPECTED.has(one));
  t.strictSame(unexpected, [], 'nothing else is answered');
  t.ok(outcomes.has('200') && outcomes.has('201'), 'there was something to answer');
  t.strictSame(await brokenRules(database, user), []);
  return known;
}

t.test('no rule breaks and nothing is lost while tasks are made, moved and changed at once', async (t) => {
  const user = newUser(app);
  const known = await trouble(t, user, 1, BUILDING);
  t.strictSame(await database.prisma.task.count({ where: { user_id: user.id } }), known.tasks.length);
});

t.test('no rule breaks while tasks and projects are deleted as well', async (t) => {
  const user = newUser(app);
  await trouble(t, user, 100, [...BUILDING, ...BUILDING, ...ENDING]);
});
