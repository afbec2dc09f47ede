import t from 'tap';
import { isProblem, titlesIn } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);

t.test('due_after and due_before compare days of the calendar, whatever the time and the zone', async (t) => {
  const user = newUser(app);
  for (const [title, date, time, time_zone] of [
    ['last second of November, far west', '2026-11-30', '23:59:59', 'Etc/GMT+12'],
    ['whole 1st', '2026-12-01', null, null],
    ['first second of the 1st, far east', '2026-12-01', '00:00:00', 'Pacific/Kiritimati'],
    ['last second of the 1st', '2026-12-01', '23:59:59', null],
    ['whole 2nd', '2026-12-02', null, null],
  ] as const)
    await makeTask(user, { title, due: { date, time, time_zone } });
  await makeTask(user, { title: 'not due' });
  const listed = async (query: string) => titlesIn(await user.request({ url: `tasks?sort=due&${query}` }));
  t.strictSame(await listed('due_before=2026-12-01'), ['last second of November, far west']);
  t.strictSame(await listed('due_after=2026-12-01'), ['whole 2nd']);
  t.strictSame(await listed('due_after=2026-11-30&due_before=2026-12-02'), [
    'whole 1st',
    'first second of the 1st, far east',
    'last second of the 1st',
  ]);
  t.strictSame((await listed('')).at(-1), 'not due');
  for (const day of ['2026-02-30', '0000-01-01', '2026-12-01T00:00:00Z', '2026-12-1'])
    isProblem(t, await user.request({ url: `tasks?due_before=${day}` }), 'VALIDATION_FAILED', day);
});
