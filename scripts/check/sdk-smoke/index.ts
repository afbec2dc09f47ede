// Makes clients from generated/openapi.json with the generators that people use, compiles them and uses each on a running
// service: `npm run sdk:smoke`, or `-- --only npm` for those that come from one source. When all of them pass, docs/clients.md
// gets the table.
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCommandLine } from '../../../src/config/command-line.ts';
import { markdownTable, updatePage } from '../../common/page.ts';
import { tokenOf } from '../../common/service.ts';
import { startCheckedService } from '../service.ts';
import { fetchTool, runAll } from './fetch.ts';
import { KITS, type Kit } from './kits.ts';
import { declaredNames, isUgly } from './names.ts';
import { TOOLS } from './tools.ts';

/** Statuses of this command besides 0: something failed; nothing failed, but no tool could be had. */
const FAILURE = 1;
const NOTHING = 3;

interface Row {
  readonly kit: Kit;
  readonly outcome: 'passed' | 'failed' | 'not to be had';
  readonly names: number;
  readonly remark: string;
}

/** What every journey has to print in the end: it went all the way. */
const DONE = 'created, listed, patched, completed, deleted';

/** The line of a failure that says most; the rest is printed when it happens. */
const firstLine = (error: unknown): string => (error as Error).message.split('\n', 1)[0]?.slice(0, 100) ?? '';

async function tryClient(kit: Kit, tool: string, env: Record<string, string>): Promise<Row> {
  const client = await mkdtemp(join(tmpdir(), 'taskpact-sdk-'));
  const place = { tool, client };
  try {
    await runAll(kit.generate(place), client);
    const names = await declaredNames(client);
    if (names.length === 0) throw new Error('there is nothing in the client');
    const ugly = names.filter(isUgly);
    if (ugly.length > 0) throw new Error(`ugly names: ${ugly.join(', ')}`);
    const journey = join(client, kit.target);
    await mkdir(dirname(journey), { recursive: true });
    await copyFile(join(import.meta.dirname, 'journeys', kit.journey), journey);
    await runAll(kit.compile(place), client);
    const said = await runAll([kit.run(place)], client, env);
    if (said.trim() !== DONE) throw new Error(`the journey ended early: ${said}`);
    return { kit, outcome: 'passed', names: names.length, remark: '' };
  } catch (error) {
    console.error(`${kit.tool}, ${kit.language}: ${(error as Error).message}`);
    return { kit, outcome: 'failed', names: 0, remark: firstLine(error) };
  } finally {
    await rm(client, { recursive: true, force: true });
  }
}

async function tryKit(kit: Kit, env: Record<string, string>): Promise<Row> {
  console.log(`${kit.tool} ${TOOLS[kit.tool].version}, ${kit.language} …`);
  try {
    return await tryClient(kit, await fetchTool(kit), env);
  } catch (error) {
    return { kit, outcome: 'not to be had', names: 0, remark: firstLine(error) };
  }
}

function print(rows: readonly Row[]): void {
  const cells = rows.map(({ kit: { tool, language }, outcome, names, remark }) => {
    return [tool, TOOLS[tool].version, language, outcome, names ? String(names) : '', remark];
  });
  console.log(`\n${markdownTable(['generator', 'version', 'language', 'outcome', 'names', 'remark'], cells, 6)}`);
}

/** For readers who choose a generator. */
async function writePage(rows: readonly Row[]): Promise<void> {
  const cells = rows.map(({ kit: { tool, language, journey }, names }) => {
    const program = `[\`${journey}\`](../scripts/check/sdk-smoke/journeys/${journey})`;
    return [tool, TOOLS[tool].version, language, program, String(names)];
  });
  const clients = markdownTable(['generator', 'version', 'language', 'program that uses it', 'names'], cells, 4);
  await updatePage('clients.md', { clients });
}

const { values } = readCommandLine({
  call: 'npm run sdk:smoke --',
  about: `Makes clients from generated/openapi.json with the generators that people use, compiles them and uses each on a running service;
when all pass, docs/clients.md gets the table. Exit code 1 when one fails, 3 when no generator can be had.`,
  options: {
    only: {
      type: 'string',
      value: 'SOURCE',
      about: `generators from one source: ${[...new Set(Object.values(TOOLS).map(({ source }) => source))].join(', ')}`,
    },
  },
  example: '--only npm',
});
const kits = KITS.filter(({ tool }) => !values.only || TOOLS[tool].source === values.only);
if (kits.length === 0) {
  console.error(`--only must be one of ${[...new Set(Object.values(TOOLS).map(({ source }) => source))].join(', ')}`);
  process.exit(2);
}
const service = await startCheckedService(process.env.TEST_DATABASE_URL || undefined);
const rows: Row[] = [];
try {
  for (const [index, kit] of kits.entries()) {
    const env = {
      TASKPACT_URL: service.origin,
      TASKPACT_TOKEN: tokenOf(`sdk-${process.pid}-${index}`),
    };
    rows.push(await tryKit(kit, env));
  }
} finally {
  await service.remove();
}
print(rows);
const passed = rows.filter(({ outcome }) => outcome === 'passed');
if (passed.length === KITS.length) await writePage(rows);
if (rows.some(({ outcome }) => outcome === 'failed')) process.exitCode = FAILURE;
else if (passed.length === 0) process.exitCode = NOTHING;
