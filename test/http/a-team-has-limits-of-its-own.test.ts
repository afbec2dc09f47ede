import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { startOwnApp } from '../helpers/app.ts';
import { newMember, newTeam, onPathOf, WITH_TEAMS } from '../helpers/teams.ts';

t.test('its members share them, and keep their own', async (t) => {
  const { app } = await startOwnApp(t, { ...WITH_TEAMS, RATE_LIMIT_PER_MINUTE: '2' });
  const team = newTeam();
  const [alice, bob] = [newMember(app, [team]), newMember(app, [team])];
  for (const user of [alice, bob]) {
    const { statusCode, headers } = await onPathOf(user, team).request({ url: 'tasks' });
    t.equal(statusCode, 200);
    t.equal(headers['ratelimit-remaining'], user === alice ? '1' : '0');
  }
  isProblem(t, await onPathOf(alice, team).request({ url: 'tasks' }), 'RATE_LIMITED');
  t.equal((await alice.request({ url: 'tasks' })).statusCode, 200);
});
