import t from 'tap';
import { taskIn } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);

for (const due of [
  { date: '2026-11-21', time: null, time_zone: null },
  { date: '2026-11-21', time: '00:00:00', time_zone: null },
  { date: '2026-11-21', time: '23:59:59', time_zone: 'Europe/Vienna' },
  // A whole day somewhere.
  { date: '2026-11-21', time: null, time_zone: 'Pacific/Kiritimati' },
  // Skipped there, and twice there (the ends of winter time and of summer time).
  { date: '2026-03-29', time: '02:30:00', time_zone: 'Europe/Vienna' },
  { date: '2026-10-25', time: '02:30:00', time_zone: 'Europe/Vienna' },
  // A day that was left out there.
  { date: '2011-12-30', time: '12:00:00', time_zone: 'Pacific/Apia' },
  { date: '2024-02-29', time: '12:00:00', time_zone: 'America/Argentina/Buenos_Aires' },
  { date: '0001-01-01', time: '00:00:00', time_zone: 'UTC' },
  { date: '9999-12-31', time: '23:59:59', time_zone: 'Etc/GMT+12' },
  { date: '2026-11-21', time: '12:00:00', time_zone: 'europe/VIENNA' },
]) {
  t.test(JSON.stringify(due), async (t) => {
    const user = newUser(app);
    const made = await makeTask(user, { due });
    t.strictSame(made.due, due);
    const url = `tasks/${made.id}`;
    t.strictSame(taskIn(await user.request({ url })), made, 'a creation');
    const other = await makeTask(user);
    const patch = { method: 'PATCH', url: `tasks/${other.id}`, payload: { due } } as const;
    t.match(taskIn(await user.request(patch)), { due, version: 2 }, 'a patch');
    t.match(taskIn(await user.request(patch)), { due, version: 2 }, 'the same again changes nothing');
    const put = await user.request({ method: 'PUT', url, payload: { title: 'Put', due } });
    t.strictSame(taskIn(put).due, due, 'a replacement');
    const moved = await user.request({ method: 'PATCH', url: `${url}/move`, payload: { to: 'end' } });
    t.strictSame(taskIn(moved).due, due, 'a move');
    const listed = await user.request({ url: `tasks?due_after=${due.date}` });
    t.equal(listed.body, JSON.stringify({ data: [], meta: { count: 0, has_more: false, next_cursor: null } }));
  });
}

t.test('what is left out is null', async (t) => {
  const user = newUser(app);
  t.strictSame((await makeTask(user)).due, null);
  const due = { date: '2026-11-21' } as const;
  t.strictSame((await makeTask(user, { due: due as never })).due, { ...due, time: null, time_zone: null });
});
