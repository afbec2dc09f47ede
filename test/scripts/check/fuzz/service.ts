import type { Test } from 'tap';
import { type FuzzReport, fuzz } from '../../../../scripts/check/fuzz/fuzz.ts';
import { loadContract } from '../../../../src/contract/load.ts';
import { startOwnApp, type TestApp, tokenFor } from '../../../helpers/app.ts';

/** Fixed, so that the gate says the same twice; `npm run fuzz` takes a new one every time. */
export const SEED = 20_261_120;

/** What the contract says. */
export const { contract } = await loadContract();

/**
 * Fuzzes the service of the tests.
 * @param t the test
 * @param requests how many at least
 * @param change what is done to the app before it listens
 */
export async function fuzzApp(
  t: Test,
  requests: number,
  change: (app: TestApp['app']) => void = () => {},
): Promise<FuzzReport> {
  const { app } = await startOwnApp(t);
  change(app);
  const origin = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  return fuzz({ contract, origin, tokenFor, seed: SEED, requests });
}
