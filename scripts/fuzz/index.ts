// Sends the service generated requests, good and bad, and says which answers should not have been: `npm run fuzz`.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { loadContract } from '../../src/contract/load.ts';
import { startService } from '../service.ts';
import { type FuzzReport, fuzz } from './fuzz.ts';

const OPTIONS = {
  seed: { type: 'string' },
  requests: { type: 'string', default: '2000' },
  'database-url': { type: 'string' },
} as const;

const USAGE = 'npm run fuzz -- [--seed N] [--requests 2000] [--database-url postgresql://…]';

function wholeNumber(text: string, name: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a whole number`);
}

function readOptions() {
  const { values } = parseArgs({ options: OPTIONS });
  return {
    seed: values.seed === undefined ? randomInt(1_000_000_000) : wholeNumber(values.seed, 'seed'),
    requests: wholeNumber(values.requests, 'requests'),
    databaseUrl: values['database-url'] || process.env.FUZZ_DATABASE_URL || undefined,
  };
}

function print({ requests, seconds, counts, findings }: FuzzReport, seed: number): void {
  for (const [operation, statuses] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const byStatus = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    console.log(`${operation.padEnd(20)} ${byStatus.join('  ')}`);
  }
  for (const finding of findings) console.log(`\nUNEXPECTED ${finding}`);
  const rate = Math.round(requests / seconds);
  console.log(`\n${requests} requests in ${seconds.toFixed(1)} s, ${rate} a second, seed ${seed}`);
  console.log(findings.length === 0 ? 'Nothing unexpected.' : `${findings.length} unexpected kinds of answers.`);
}

async function run(): Promise<void> {
  const { seed, requests, databaseUrl } = readOptions();
  const { contract } = await loadContract();
  const service = await startService(databaseUrl);
  try {
    console.log(`seed ${seed}, at least ${requests} requests, on ${service.location}\n`);
    const report = await fuzz({ ...service, contract, seed, requests });
    print(report, seed);
    if (report.findings.length > 0) process.exitCode = 1;
  } finally {
    await service.close();
  }
}

await run().catch((error: Error) => {
  console.error(`fuzz: ${error.message}\n${USAGE}`);
  process.exitCode = 2;
});
