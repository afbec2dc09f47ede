import t from 'tap';
import { fuzz } from '../../../../scripts/check/fuzz/fuzz.ts';
import { loadContract } from '../../../../src/contract/load.ts';
import { startApp, tokenFor } from '../../../helpers/app.ts';

/** Fixed, so that the gate says the same twice; `npm run fuzz` takes a new one every time. */
const SEED = 20_261_120;

t.test('generated requests, good and bad, get no answer that they should not get', { timeout: 110_000 }, async (t) => {
  const { app, config } = await startApp(t);
  const { contract } = await loadContract();
  const origin = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const report = await fuzz({
    contract,
    origin,
    tokenFor,
    bodyLimit: config.BODY_LIMIT_BYTES,
    seed: SEED,
    requests: 1500,
  });
  t.comment(`${report.requests} requests in ${report.seconds.toFixed(1)} s, seed ${SEED}`);
  t.strictSame(report.findings, []);
  const unasked = Object.values(contract.paths)
    .flatMap((item) => Object.values(item) as { operationId?: string }[])
    .map(({ operationId }) => operationId)
    .filter((id) => id !== undefined && !report.counts.has(id));
  t.strictSame(unasked, [], 'every operation was asked');
});
