// Works out capacity and cost from the last benchmark, with prices of one's own: `npm run bench:scaling`.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_ASSUMPTIONS, scalingParts } from './report/scaling.ts';
import type { BenchResults } from './results.ts';

const USAGE = 'npm run bench:scaling -- [--vcpu-hour 0.0425] [--utilisation 0.5]';

const RESULTS = new URL('../../docs/performance/bench.json', import.meta.url);

function positive(text: string | undefined, initial: number, name: string, most: number): number {
  const value = text === undefined ? initial : Number(text);
  if (value > 0 && value <= most) return value;
  throw new Error(`--${name} must be a number above 0, ${most} at the most`);
}

async function readResults(): Promise<BenchResults> {
  const text = await readFile(RESULTS, 'utf8').catch(() => {
    throw new Error('docs/performance/bench.json is not there: run npm run bench first');
  });
  return JSON.parse(text) as BenchResults;
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { 'vcpu-hour': { type: 'string' }, utilisation: { type: 'string' } } });
  const { vcpuHour, utilisation } = DEFAULT_ASSUMPTIONS;
  const assumptions = {
    vcpuHour: positive(values['vcpu-hour'], vcpuHour, 'vcpu-hour', 1000),
    utilisation: positive(values.utilisation, utilisation, 'utilisation', 1),
  };
  const parts = scalingParts(await readResults(), assumptions);
  if (!parts) throw new Error('docs/performance/bench.json has no processor times of Taskpact for the mix');
  console.log(Object.values(parts).join('\n\n'));
}

await run().catch((error: Error) => {
  console.error(`bench:scaling: ${error.message}\n${USAGE}`);
  process.exitCode = 1;
});
