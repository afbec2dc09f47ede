import t from 'tap';
import { findingsIn, isProblem } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everyRow } from '../../../helpers/planning.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);

for (const [due, ...findings] of [
  [{}, 'body /due/date required'],
  [{ time: '12:00:00' }, 'body /due/date required'],
  [{ date: null }, 'body /due/date type'],
  [{ date: '2026-02-30' }, 'body /due/date format'],
  [{ date: '2025-02-29' }, 'body /due/date format'],
  [{ date: '1900-02-29' }, 'body /due/date format'],
  [{ date: '2026-13-01' }, 'body /due/date format'],
  [{ date: '2026-00-10' }, 'body /due/date format'],
  [{ date: '0000-01-01' }, 'body /due/date format'],
  [{ date: '2026-1-1' }, 'body /due/date format'],
  [{ date: '2026-11-21T12:00:00Z' }, 'body /due/date format'],
  [{ date: '10000-01-01' }, 'body /due/date format'],
  [{ date: '2026-11-21', time: '24:00:00' }, 'body /due/time pattern'],
  [{ date: '2026-11-21', time: '23:59:60' }, 'body /due/time pattern'],
  [{ date: '2026-11-21', time: '12:00' }, 'body /due/time pattern'],
  [{ date: '2026-11-21', time: '12:00:00Z' }, 'body /due/time maxLength', 'body /due/time pattern'],
  [{ date: '2026-11-21', time_zone: 'Europe/Nowhere' }, 'body /due/time_zone format'],
  [{ date: '2026-11-21', time_zone: 'Mars/Phobos' }, 'body /due/time_zone format'],
  [{ date: '2026-11-21', time_zone: '+01:00' }, 'body /due/time_zone format'],
  [{ date: '2026-11-21', time_zone: 'UTC+1' }, 'body /due/time_zone format'],
  [{ date: '2026-11-21', time_zone: '' }, 'body /due/time_zone format'],
  [{ date: '2026-11-21', time_zone: ' Europe/Vienna' }, 'body /due/time_zone format'],
  [{ date: '2026-11-21', zone: 'UTC' }, 'body /due/zone additionalProperties'],
  ['2026-11-21', 'body /due type'],
] as const) {
  t.test(`refused: ${JSON.stringify(due)}`, async (t) => {
    const user = newUser(app);
    const { id } = await makeTask(user, { due: { date: '2026-11-21', time: '12:00:00', time_zone: 'UTC' } });
    const before = await everyRow(database, user);
    for (const [method, url] of [
      ['POST', 'tasks'],
      ['PUT', `tasks/${id}`],
    ] as const) {
      const problem = isProblem(
        t,
        await user.request({ method, url, payload: { title: 'New', due } }),
        'VALIDATION_FAILED',
      );
      t.strictSame(findingsIn(problem), findings, method);
    }
    const isPatch = findings[0] === 'body /due/date required';
    if (!isPatch) {
      const problem = isProblem(
        t,
        await user.request({ method: 'PATCH', url: `tasks/${id}`, payload: { due } }),
        'VALIDATION_FAILED',
      );
      t.strictSame(findingsIn(problem), findings, 'PATCH');
    }
    t.strictSame(await everyRow(database, user), before, 'nothing has changed');
  });
}

t.test('who sends a day alone is told what it should be', async (t) => {
  const user = newUser(app);
  const { id } = await makeTask(user, {});
  for (const [method, url] of [
    ['POST', 'tasks'],
    ['PATCH', `tasks/${id}`],
  ] as const) {
    const response = await user.request({ method, url, payload: { title: 'New', due: '2026-11-21' } });
    const { detail } = isProblem(t, response, 'VALIDATION_FAILED');
    t.equal(detail, 'body /due: must be null, or an object with a date, like {"date": "2026-11-21"}');
  }
});
