// `npm run fuzz`: sends generated requests to the service, and compares the responses with a model.
import { randomInt } from 'node:crypto';
import { readCommandLine } from '../../../src/config/command-line.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { tokenOf } from '../../common/service.ts';
import { startCheckedService } from '../service.ts';
import { type FuzzReport, fuzz } from './fuzz.ts';

const COMMAND = {
  call: 'npm run fuzz --',
  about:
    'Sends the service sessions of generated requests and compares its answers with a model. Exit code 1 if any differs.',
  options: {
    seed: { type: 'string', value: 'N', about: 'the same number sends the same requests (default: chance)' },
    requests: { type: 'string', default: '2000', value: 'N', about: 'how many there are at the least' },
    'database-url': {
      type: 'string',
      value: 'URL',
      about: 'a PostgreSQL to run on (default: FUZZ_DATABASE_URL, or an embedded one)',
    },
  },
  example: '--seed 7 --requests 20000',
} as const;

function wholeNumber(text: string, name: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a whole number`);
}

function readOptions() {
  const { values } = readCommandLine(COMMAND);
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
  const service = await startCheckedService(databaseUrl);
  try {
    console.log(`seed ${seed}, at least ${requests} requests, on ${service.location}\n`);
    const report = await fuzz({ contract, origin: new URL(service.origin), tokenFor: tokenOf, seed, requests });
    print(report, seed);
    if (report.findings.length > 0) process.exitCode = 1;
  } finally {
    await service.remove();
  }
}

await run().catch((error: Error) => {
  console.error(`fuzz: ${error.message}`);
  process.exitCode = 2;
});
