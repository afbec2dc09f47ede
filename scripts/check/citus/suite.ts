// Runs the tests that use the database on a Citus cluster: `npm run test:citus -- --database-url postgresql://…`, that of the coordinator. The
// database is migrated and distributed first. What a service does is tested with the coordinator and with a worker as entry point.
import { readCommandLine } from '../../../src/config/command-line.ts';
import { runProgram } from '../../common/program.ts';
import { runScript } from '../../database/direct.ts';
import { clusterNodes, urlAt } from './nodes.ts';

/** What a service does, whatever its entry point. */
const SERVICE = ['tasks', 'projects', 'tags', 'health']
  .map((resource) => `test/resources/${resource}`)
  .concat('test/isolation');

/** What else uses the database that is given, and neither an embedded one nor one of its own. */
const ONCE = [
  'test/distributed',
  'test/database/raw/pipelined-statements-fail-alone.test.ts',
  'test/database/raw/a-read-whose-connection-is-lost-is-repeated.test.ts',
];

/** On the cluster as such. */
const CLUSTER = 'test/citus';

const COMMAND = {
  call: 'npm run test:citus --',
  about: `Runs the tests that use the database on a Citus cluster, which is migrated and distributed first; what a service does, with the
coordinator and with a worker as entry point.`,
  options: {
    'database-url': { type: 'string', value: 'URL', about: 'the coordinator' },
    kill: { type: 'string', value: 'COMMAND', about: 'kills a worker; not given: none is killed' },
    revive: { type: 'string', value: 'COMMAND', about: 'starts that worker again; goes with --kill' },
  },
  example: '--database-url postgresql://postgres@127.0.0.1:9700/tasks',
} as const;

interface Options {
  /** Of the coordinator. */
  readonly url: string;
  readonly kill: string;
  readonly revive: string;
}

function readOptions(): Options {
  const { 'database-url': url, kill = '', revive = '' } = readCommandLine(COMMAND).values;
  if (!url) throw new Error('--database-url is missing');
  if ((kill === '') !== (revive === '')) throw new Error('--kill and --revive go together');
  return { url, kill, revive };
}

/** The longest that a test file may take, in seconds: several servers do the work of one. */
const TIMEOUT = 900;

/** Runs a file of this project; gives its exit code. */
async function runFile(file: string, parameters: readonly string[], env: Record<string, string>): Promise<number> {
  return (await runProgram(process.execPath, ['--import', 'tsx', file, ...parameters], { env })).code;
}

/** The tests of some folders, with the service connected to one of the servers. */
const testAt = ({ url, kill, revive }: Options, entry: string, folders: readonly string[]): Promise<number> =>
  runFile('scripts/check/test.ts', [`--timeout=${TIMEOUT}`, ...folders], {
    TEST_DATABASE_URL: entry,
    TEST_DIRECT_DATABASE_URL: url,
    TEST_CITUS_URL: url,
    TEST_CITUS_KILL: kill,
    TEST_CITUS_REVIVE: revive,
  });

await runScript('test:citus', async () => {
  const options = readOptions();
  const { url } = options;
  for (const script of ['migrate', 'distribute']) {
    const code = await runFile(`scripts/database/${script}.ts`, [], { DATABASE_URL: url, DIRECT_DATABASE_URL: '' });
    if (code !== 0) throw new Error(`npm run ${script} failed`);
  }
  const worker = (await clusterNodes(url)).find(({ isCoordinator }) => !isCoordinator);
  if (!worker) throw new Error('The cluster has no worker: add one with citus_add_node.');
  console.log(`\nConnected to the coordinator, ${new URL(url).host}\n`);
  const atCoordinator = await testAt(options, url, [...SERVICE, ...ONCE]);
  console.log(`\nConnected to a worker, ${worker.host}:${worker.port}\n`);
  const atWorker = await testAt(options, urlAt(url, worker), SERVICE);
  // Last, and by itself: it may kill a worker.
  console.log('\nThe cluster itself\n');
  const atCluster = await testAt(options, url, [CLUSTER]);
  if (atCoordinator + atWorker + atCluster > 0) process.exitCode = 1;
});
