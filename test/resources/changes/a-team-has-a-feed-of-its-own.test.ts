import t from 'tap';
import { startOwnApp, tokenFor } from '../../helpers/app.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { newMember, newTeam, onPathOf, WITH_TEAMS } from '../../helpers/teams.ts';
import { openStream, stateOf } from './streams.ts';

t.test('a member hears of the changes of another one, and of nothing else', async (t) => {
  const { app } = await startOwnApp(t, WITH_TEAMS);
  const team = newTeam();
  const [alice, bob] = [newMember(app, [team]), newMember(app, [team])];
  const stream = await openStream(t, app, bob.token, {}, '', team);
  await makeTask(alice);
  await makeTask(bob);
  const { id } = await makeTask(onPathOf(alice, team));
  t.equal(stateOf(await stream.next()), `task ${id} 1`);
  const again = await makeTask(onPathOf(bob, team));
  t.equal(stateOf(await stream.next()), `task ${again.id} 1`);
});

t.test('its stream ends with the token that names it', async (t) => {
  const { app } = await startOwnApp(t, { ...WITH_TEAMS, JWT_CLOCK_TOLERANCE: '0' });
  const team = newTeam();
  const token = tokenFor('alice', 2, { claims: { orgs: [team] } });
  const stream = await openStream(t, app, token, {}, '', team);
  t.equal(await stream.next(), undefined);
});
