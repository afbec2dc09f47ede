import { EventSource } from 'eventsource';
import t from 'tap';
import { newUser, startOwnApp } from '../../helpers/app.ts';
import { listen } from '../../helpers/raw.ts';
import { makeTask } from '../../helpers/tasks.ts';

t.test('and comes back by itself behind the last event', async (t) => {
  const { app } = await startOwnApp(t);
  const alice = newUser(app);
  const headers = { authorization: `Bearer ${alice.token}` };
  const source = new EventSource(`http://127.0.0.1:${await listen(app)}/api/me/changes/stream`, {
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, ...headers } }),
  });
  t.teardown(() => source.close());
  const ids: string[] = [];
  let told = () => {};
  source.onmessage = ({ data }) => {
    ids.push(JSON.parse(data).data.id);
    told();
  };
  const made: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const isTold = new Promise<void>((resolve) => {
      told = resolve;
    });
    made.push((await makeTask(alice)).id);
    await isTold;
    app.server.closeAllConnections();
  }
  t.strictSame(ids, made);
});
