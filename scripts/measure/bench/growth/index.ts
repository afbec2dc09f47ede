// Measures how the time of a request grows with a user's tasks and with the table: `npm run bench:growth`.

import { parseCommandLine } from '../../../../src/config/command-line.ts';
import { buildService } from '../../../common/service.ts';
import { currentSetting } from '../../../common/setting.ts';
import { runSql } from '../databases.ts';
import { findTool, type Load, loadWith } from '../load/index.ts';
import { wholeNumber } from '../options.ts';
import { buildRivals } from '../rivals.ts';
import { openStage, type Stage } from '../stage.ts';
import { type Explained, explainRequests } from './explain.ts';
import { indexCosts } from './index-cost.ts';
import { type GrowthSample, measureSizes } from './measure.ts';
import { explainAll } from './plans.ts';
import { type Growth, growTo, growthOf } from './population.ts';
import { growthTable, indexCostTable, indexTable, searchTable, writeGrowth } from './report.ts';
import { measureSearches, type SearchSample } from './searches.ts';

const COMMAND = {
  call: 'npm run bench:growth --',
  about: `Measures how the time of a request grows with a user's tasks and with the table, on a PostgreSQL of its own, and writes
docs/performance.md.`,
  options: {
    rounds: { type: 'string', default: '3', value: 'N', about: 'how often each is measured' },
    seconds: { type: 'string', default: '1', value: 'N', about: 'how long a round is' },
    small: { type: 'boolean', default: false, about: 'a tenth of all sizes, to see that it works' },
    'no-write': { type: 'boolean', default: false, about: 'writes no file' },
  },
  example: '--small --no-write',
} as const;

/** The database is named after the only contestant. */
const NAME = 'taskpact';

/** As many as a busy day leaves: in a table of a few rows PostgreSQL would not look at an index. */
const FILL_KEYS = `INSERT INTO idempotency_keys (user_id, key, fingerprint, answer, expires_at)
  SELECT id, 'filled-' || n, md5(id), '{}', now() + interval '1 day' FROM users, generate_series(1, 20) n`;

async function explain(stage: Stage, { subjects }: Growth): Promise<Explained[]> {
  // Of a size that can be sorted and searched within the time limit of a statement.
  const subject = subjects.at(-2);
  if (!subject || !stage.cluster) throw new Error('There is nobody to explain requests of');
  const url = stage.databases.urlOf(NAME);
  await runSql(url, [FILL_KEYS, 'ANALYZE idempotency_keys', ...explainAll(new URL(url).pathname.slice(1))]);
  const running = await stage.start(NAME);
  return explainRequests(running, stage.cluster.log, subject, stage.tokenOf(subject.user));
}

async function measure(stage: Stage, load: Load, growth: Growth, rounds: number, seconds: number) {
  const databaseUrl = stage.databases.urlOf(NAME);
  await stage.databases.create(NAME);
  const table: GrowthSample[] = [];
  const user: GrowthSample[] = [];
  const searches: SearchSample[] = [];
  for (const [index, rows] of growth.stages.entries()) {
    console.log(`Filling up to ${rows.toLocaleString('en')} rows …`);
    await growTo(databaseUrl, growth, index);
    const running = await stage.start(NAME);
    const meter = { running, load, databaseUrl, rounds, seconds, tokenOf: stage.tokenOf };
    // Warm-up: a new process is still compiling its code.
    await measureSizes({ ...meter, rounds: 1 }, growth.subjects.slice(0, 1), () => rows);
    table.push(...(await measureSizes(meter, growth.subjects.slice(0, 1), () => rows)));
    if (index === growth.stages.length - 1) {
      user.push(...(await measureSizes(meter, growth.subjects, ({ tasks }) => tasks)));
      searches.push(...(await measureSearches(running.port, growth.subjects, stage.tokenOf)));
    }
    await running.stop();
  }
  return { user, table, searches, indexCosts: await indexCosts(databaseUrl, growth) };
}

async function run(): Promise<void> {
  const { values } = parseCommandLine(COMMAND, process.argv.slice(2));
  const [rounds, seconds] = [wholeNumber(values.rounds, 'rounds'), wholeNumber(values.seconds, 'seconds')];
  const growth = growthOf(values.small ? 10 : 1);
  await buildService();
  const tool = await findTool();
  if (tool === 'autocannon') await buildRivals();
  // Always an own one: its log is read.
  const stage = await openStage();
  try {
    const load = loadWith(tool, stage.folder, stage.tokenOf);
    const measured = await measure(stage, load, growth, rounds, seconds);
    const explained = await explain(stage, growth);
    const setting = currentSetting(await stage.databases.version());
    const results = { setting, rounds, seconds, ...measured, explained };
    const tables = [
      growthTable(results.user, 'tasks'),
      growthTable(results.table, 'rows'),
      searchTable(results.searches),
      indexTable(explained),
      indexCostTable(results.indexCosts),
    ];
    console.log(tables.join('\n\n'));
    if (!values['no-write']) await writeGrowth(results);
  } finally {
    await stage.close();
  }
}

await run().catch((error: Error) => {
  console.error(`bench:growth: ${error.message}`);
  process.exitCode = 1;
});
