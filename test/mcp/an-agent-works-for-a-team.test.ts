import t from 'tap';
import { isProblem, jsonIn } from '../helpers/answers.ts';
import { startOwnApp, type TestUser } from '../helpers/app.ts';
import { newMember, newTeam, onPathOf, WITH_TEAMS } from '../helpers/teams.ts';
import { sendMessage } from './message.ts';

const { app } = await startOwnApp(t, { ...WITH_TEAMS, MCP: 'true' });

t.test('at an address with its owner, if the token names it', async (t) => {
  for (const team of [newTeam(), `a/../b? ${newTeam()}`]) {
    const [alice, bob] = [newMember(app, [team]), newMember(app, [])];
    const url = `/mcp?${new URLSearchParams({ owner: team })}`;
    const params = { name: 'create_task', arguments: { title: 'Order filters' } };
    const call = ({ token }: TestUser) => sendMessage(app, token, 'tools/call', params, {}, url);
    const created = await call(alice);
    t.match(created.json(), {
      result: { isError: undefined, structuredContent: { data: { title: 'Order filters' } } },
    });
    const { data } = jsonIn<{ data: { user_id: string; created_by: string }[] }>(
      await onPathOf(alice, team).request({ url: 'tasks' }),
    );
    t.match(data, [{ user_id: team, created_by: alice.id }]);
    t.match(jsonIn(await alice.request({ url: 'tasks' })), { data: [] }, 'and nothing of their own');
    const refused = await call(bob);
    t.match(refused.json(), { result: { isError: true, structuredContent: { code: 'FORBIDDEN', status: 403 } } });
    isProblem(t, await bob.request({ url: `/api/${encodeURIComponent(team)}/tasks` }), 'FORBIDDEN');
  }
});

t.test('an address with anything else is refused, rather than taken for one’s own', async (t) => {
  const team = newTeam();
  const alice = newMember(app, [team]);
  const params = { name: 'create_task', arguments: { title: 'Order filters' } };
  for (const search of [`Owner=${team}`, `owner[]=${team}`, 'x=1', `owner=${team}&owner=me`, `owner=${team}&x=1`]) {
    const answer = await sendMessage(app, alice.token, 'tools/call', params, {}, `/mcp?${search}`);
    const { errors } = isProblem(t, answer, 'VALIDATION_FAILED', search);
    t.match(errors, [{ in: 'query', detail: /like \/mcp\?owner=acme$/ }]);
  }
  t.match(jsonIn(await alice.request({ url: 'tasks' })), { data: [] });
});
