import t from 'tap';
import { createTaskpact, unwrap } from 'taskpact-client';
import { startOwnApp } from '../helpers/app.ts';
import { listen } from '../helpers/raw.ts';
import { newMember, newTeam, WITH_TEAMS } from '../helpers/teams.ts';

t.test('what it does is done for the team, whatever its id looks like', async (t) => {
  const { app } = await startOwnApp(t, WITH_TEAMS);
  const baseUrl = `http://127.0.0.1:${await listen(app)}`;
  for (const owner of [newTeam(), `a/b $& ${newTeam()}?`]) {
    const { id, token } = newMember(app, [owner]);
    const [own, team] = [{}, { owner }].map((more) => createTaskpact({ baseUrl, token: () => token, ...more }));
    if (!own || !team) throw new Error('two clients');
    const task = unwrap(await team.tasks.create({ title: 'Order filters' }));
    t.match(task, { user_id: owner, created_by: id });
    t.match(unwrap(await team.tasks.get(task.id)), task);
    t.match((await own.tasks.get(task.id)).error, { code: 'TASK_NOT_FOUND' });
    const [change] = unwrap(await team.changes.list());
    t.match(change, { resource: 'task', data: { id: task.id } });
  }
});

t.test('a team that the token does not name is refused', async (t) => {
  const { app } = await startOwnApp(t, WITH_TEAMS);
  const { token } = newMember(app, []);
  const api = createTaskpact({ baseUrl: `http://127.0.0.1:${await listen(app)}`, token: () => token, owner: 'acme' });
  t.match((await api.tasks.list()).error, { code: 'FORBIDDEN', status: 403 });
});
