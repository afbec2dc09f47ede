import t from 'tap';
import { startApp } from '../../helpers/app.ts';
import { SECURED } from '../../helpers/operations.ts';
import { play } from './replicas/history.ts';
import { WRITES } from './replicas/writes.ts';

/** By hand: `REPLICA_RUNS=10000`, and the seed of a run that failed: `REPLICA_SEED=… REPLICA_RUNS=1`. */
const RUNS = Number(process.env.REPLICA_RUNS ?? 60);
const SEED = Number(process.env.REPLICA_SEED ?? Date.now() % 1_000_000_000);

const { app } = await startApp(t);
t.setTimeout(60_000 + RUNS * 2000);

t.test('every operation that changes what a user has is among the writes', async (t) => {
  t.strictSame(Object.keys(WRITES).sort(), SECURED.filter((id) => !/^(get|list|stream|export)/.test(id)).sort());
});

t.test(`${RUNS} replicas of writers by chance, interrupted anywhere, from seed ${SEED}`, async (t) => {
  for (let seed = SEED; seed < SEED + RUNS; seed += 1) {
    await play(t, app, seed).catch((error: Error) => {
      t.error(error, `REPLICA_SEED=${seed} REPLICA_RUNS=1`);
    });
  }
});
