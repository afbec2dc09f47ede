import t from 'tap';
import { taskIn } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { isUnfit } from '../../../helpers/planning.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);

t.test('a patch changes what it gives of it', async (t) => {
  const user = newUser(app);
  const { id } = await makeTask(user, { due: { date: '2026-11-21', time: '12:00:00', time_zone: 'UTC' } });
  const url = `tasks/${id}`;
  for (const [due, wanted] of [
    [{ time: '13:00:00' }, { date: '2026-11-21', time: '13:00:00', time_zone: 'UTC' }],
    [{ date: '2026-11-22' }, { date: '2026-11-22', time: '13:00:00', time_zone: 'UTC' }],
    [{ time_zone: null }, { date: '2026-11-22', time: '13:00:00', time_zone: null }],
    [{ time: null }, { date: '2026-11-22', time: null, time_zone: null }],
    [
      { time_zone: 'Asia/Tokyo', time: '01:00:00' },
      { date: '2026-11-22', time: '01:00:00', time_zone: 'Asia/Tokyo' },
    ],
    [null, null],
    [{ date: '2026-01-01' }, { date: '2026-01-01', time: null, time_zone: null }],
  ] as const)
    t.strictSame(
      taskIn(await user.request({ method: 'PATCH', url, payload: { due } })).due,
      wanted,
      JSON.stringify(due),
    );
});

t.test('a time, or a zone, needs a day in the end', async (t) => {
  const user = newUser(app);
  const { id } = await makeTask(user);
  for (const due of [{ time: '12:00:00' }, { time_zone: 'UTC' }, { time: '12:00:00', time_zone: 'UTC' }])
    await isUnfit(
      t,
      database,
      user,
      { method: 'PATCH', url: `tasks/${id}`, payload: { title: 'New', due } },
      'body /due/date required',
    );
  const nothing = { method: 'PATCH', url: `tasks/${id}`, payload: { due: { time: null } } } as const;
  t.match(taskIn(await user.request(nothing)), { due: null, version: 1 }, 'no time of no day');
});
