import t from 'tap';
import { NOT_FOLLOWED } from '../../../../scripts/check/fuzz/targets.ts';
import { contract, fuzzApp, SEED } from './service.ts';

t.test('sessions of generated requests are answered as the model says', { timeout: 110_000 }, async (t) => {
  const report = await fuzzApp(t, 2000);
  t.comment(`${report.requests} requests in ${report.seconds.toFixed(1)} s, seed ${SEED}`);
  t.strictSame(report.findings, []);
  const unasked = Object.values(contract.paths)
    .flatMap((item) => Object.values(item) as { operationId?: string }[])
    .map(({ operationId }) => operationId)
    .filter((id) => id !== undefined && !report.counts.has(id));
  t.strictSame(unasked.sort(), [...NOT_FOLLOWED].sort(), 'every operation was asked that the model follows');
});
