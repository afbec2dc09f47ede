import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startOwnApp, type TestUser } from '../helpers/app.ts';
import { readyRequest, SECURED } from '../helpers/operations.ts';
import { everythingOf } from '../helpers/rows.ts';
import { makeTask } from '../helpers/tasks.ts';
import { newMember, newTeam, onPathOf, WITH_TEAMS } from '../helpers/teams.ts';

const { app, database } = await startOwnApp(t, WITH_TEAMS);
const kept = async (owner: string): Promise<string> => JSON.stringify(await everythingOf(database, owner));

for (const id of SECURED) {
  t.test(`${id} of a team is for its members, and touches nothing of their own`, async (t) => {
    const [team, another] = [newTeam(), newTeam()];
    const [alice, bob] = [newMember(app, [another, team]), newMember(app, [team])];
    for (const own of [alice, bob, onPathOf(alice, another)]) await makeTask(own, { title: `of ${own.id}` });
    const before = await Promise.all([alice.id, bob.id, another].map(kept));
    await makeTask(onPathOf(alice, team));

    const request = await readyRequest(onPathOf(bob, team), id);
    const ofTeam = await kept(team);
    const strangers: readonly (readonly [string, TestUser])[] = [
      ['a member of another team', newMember(app, [another])],
      ['somebody without teams', newUser(app)],
      ['a member who has left', newUser(app, alice.id)],
      ['a user whose id begins alike', newMember(app, [team.slice(0, -1), `${team}x`])],
    ];
    for (const [name, stranger] of strangers)
      isProblem(t, await onPathOf(stranger, team).request(request), 'FORBIDDEN', name);
    isProblem(t, await onPathOf(bob, alice.id).request(request), 'FORBIDDEN', 'on the path of another member');
    t.equal(await kept(team), ofTeam);

    const answer = await onPathOf(bob, team).request(request);
    t.ok(answer.statusCode < 300, `${answer.statusCode} ${answer.body.slice(0, 200)}`);
    t.notMatch(answer.body, `of ${alice.id}`);
    if (id === 'streamChanges') answer.raw.req.destroy();
    t.strictSame(await Promise.all([alice.id, bob.id, another].map(kept)), before);
  });
}

t.test('what is one’s own is not there on the path of a team, nor the other way round', async (t) => {
  const team = newTeam();
  const alice = newMember(app, [team]);
  const [own, shared] = [await makeTask(alice), await makeTask(onPathOf(alice, team))];
  isProblem(t, await alice.request({ url: `/api/${team}/tasks/${own.id}` }), 'TASK_NOT_FOUND');
  isProblem(t, await alice.request({ url: `tasks/${shared.id}` }), 'TASK_NOT_FOUND');
  const { body } = await alice.request({ url: `/api/${team}/tasks/${shared.id}` });
  t.match(JSON.parse(body).data, { id: shared.id, user_id: team });
});

t.test('without the setting the claim means nothing', async (t) => {
  const plain = (await startOwnApp(t)).app;
  const team = newTeam();
  isProblem(t, await newMember(plain, [team]).request({ url: `/api/${team}/tasks` }), 'FORBIDDEN');
});
