// `npm run bench:scaling`: calculates capacity and cost from the last benchmark and given prices.
import { readFile } from 'node:fs/promises';
import { readCommandLine } from '../../../src/config/command-line.ts';
import { DEFAULT_ASSUMPTIONS, scalingParts } from './report/scaling.ts';
import type { BenchResults } from './results.ts';

const COMMAND = {
  call: 'npm run bench:scaling --',
  about: 'Works out capacity and cost from the last benchmark, with prices of your own.',
  options: {
    'vcpu-hour': {
      type: 'string',
      value: 'PRICE',
      about: `what a processor costs for an hour (default: ${DEFAULT_ASSUMPTIONS.vcpuHour})`,
    },
    utilisation: {
      type: 'string',
      value: 'PART',
      about: `how busy the machines are to be, up to 1 (default: ${DEFAULT_ASSUMPTIONS.utilisation})`,
    },
  },
  example: '--vcpu-hour 0.05 --utilisation 0.6',
} as const;

const RESULTS = new URL('../../../docs/performance/bench.json', import.meta.url);

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
  const { values } = readCommandLine(COMMAND);
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
  console.error(`bench:scaling: ${error.message}`);
  process.exitCode = 1;
});
