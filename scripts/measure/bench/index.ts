// `npm run bench`: measures Taskpact beside its rivals.

import { buildService } from '../../common/service.ts';
import { currentSetting } from '../../common/setting.ts';
import { NEEDS_RIVALS, POOL_SIZE, VARIANTS } from './contestants.ts';
import { findTool, type Load, loadWith } from './load/index.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { crowdLines, writeBench, writeCrowd, writeMemory, writeVariants } from './report/index.ts';
import { figuresTable, fixedRateTable, ratioTable, variantTable } from './report/tables.ts';
import type { BenchResults } from './results.ts';
import { fixedRate, medianOf } from './results.ts';
import { buildRivals, rivalVersion } from './rivals.ts';
import { CONNECTIONS, createPlayer, interleave } from './rounds.ts';
import { memoryLines, soak } from './soak.ts';
import { fillTemplates, openStage, type Stage, startAll } from './stage.ts';
import type { Work } from './works.ts';

/** What is measured at a fixed rate too. */
const AT_FIXED_RATE: readonly Work[] = ['list20', 'mix'];

const VARIANT_TABLES = [
  figuresTable,
  ...VARIANTS.slice(1).map((name) => (results: BenchResults) => `${name}\n${variantTable(results, name)}`),
];

const RIVAL_PACKAGES = ['@nestjs/core', 'class-validator'];

const needsRivals = ({ contestants }: BenchOptions): boolean => contestants.some((name) => NEEDS_RIVALS.includes(name));

/** The results of a run, and how they are written into the documentation. */
function reportOf({ crowd, variants }: BenchOptions) {
  if (crowd) return { write: writeCrowd, lines: crowdLines };
  const tables = variants ? VARIANT_TABLES : [ratioTable, figuresTable, fixedRateTable];
  const lines = (results: BenchResults): string[] => tables.map((table) => table(results));
  return { write: variants ? writeVariants : writeBench, lines };
}

async function measure(stage: Stage, load: Load, options: BenchOptions): Promise<BenchResults> {
  const { works, rounds, seconds, tokens, population } = options;
  const contestants = await startAll(stage, options.contestants);
  const player = createPlayer(stage, load, await stage.databases.postmaster(), seconds);
  if (options.crowd) for (const contestant of contestants) await player.greet(contestant);
  const peak: BenchResults['peak'] = {};
  const fixed: BenchResults['fixed'] = {};
  for (const work of works) {
    const samples = await interleave(stage, contestants, rounds, (one, round) => player.play(one, work, round));
    peak[work] = samples;
    for (const { name } of contestants) {
      const rate = medianOf(samples[name] ?? [], 'requestsPerSecond') ?? 0;
      console.log(`${work.padEnd(9)} ${name.padEnd(9)} ${Math.round(rate).toLocaleString('en')} requests/s`);
    }
    if (options.variants || options.crowd || !AT_FIXED_RATE.includes(work)) continue;
    const rate = fixedRate(samples);
    const play = (one: (typeof contestants)[number], round: number) => player.playAt(rate, one, work, round);
    fixed[work] = { rate, samples: await interleave(stage, contestants, rounds, play) };
  }
  const packages = needsRivals(options) ? RIVAL_PACKAGES : [];
  const rivals = packages.map(async (name) => [name, await rivalVersion(name)] as const);
  const setting = currentSetting(await stage.databases.version(), Object.fromEntries(await Promise.all(rivals)));
  const how = { tool: load.tool, tokens, population, connections: CONNECTIONS, poolSize: POOL_SIZE, rounds, seconds };
  return { setting, ...how, peak, fixed };
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  console.log('Building …');
  await buildService();
  const tool = options.autocannon ? 'autocannon' : await findTool();
  if (tool === 'autocannon' || needsRivals(options)) await buildRivals();
  const stage = await openStage(process.env.BENCH_DATABASE_URL, options);
  try {
    console.log(`Filling ${stage.cluster ? 'an own PostgreSQL' : 'the PostgreSQL of BENCH_DATABASE_URL'} …`);
    await fillTemplates(stage, options.contestants);
    const load = loadWith(tool, stage.folder, stage.tokenOf);
    if (options.memory) {
      const memory = await soak(stage, load, options.seconds);
      console.log(memoryLines(memory).join('\n'));
      if (options.write) await writeMemory(memory);
    } else {
      const results = await measure(stage, load, options);
      const report = reportOf(options);
      console.log(`\n${report.lines(results).join('\n\n')}`);
      if (options.write) await report.write(results);
    }
  } finally {
    await stage.close();
  }
}

await run().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
