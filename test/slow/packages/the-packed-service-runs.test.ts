import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t, { type Test } from 'tap';
import { freePort } from '../../../scripts/common/ports.ts';
import { projectFile } from '../../../src/config/paths.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';

const run = promisify(execFile);

// It installs what the service needs, from the registry where npm has not got it yet.
t.setTimeout(600_000);

/** What the packages are made of. */
const FILES = ['package.json', 'README.md', 'LICENSE', 'openapi.yaml', 'workflows.yaml'];
const FOLDERS = ['examples', 'generated', 'prisma', 'scripts', 'src'];

/** Nothing of the environment of the tests; npm keeps its cache at home. */
const { PATH = '', HOME = '' } = process.env;
const env = { PATH, HOME };

/** Makes both packages of a copy of the project: a build of others is not disturbed. */
async function pack(folder: string): Promise<string[]> {
  const copy = join(folder, 'copy');
  for (const name of [...FILES, ...FOLDERS])
    await cp(fileURLToPath(projectFile(name)), join(copy, name), { recursive: true });
  await symlink(fileURLToPath(projectFile('node_modules')), join(copy, 'node_modules'));
  await run('npm', ['run', '--silent', 'package', '--', '--pack-destination', folder], { cwd: copy, env });
  return (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
}

/** Installs a package into a folder that is empty but for it. */
async function install(folder: string, tarball: string): Promise<string> {
  const home = join(folder, 'installed');
  await mkdir(home);
  // The prefix: a package.json further up would be taken for the one that is meant.
  const options = ['--prefix', home, '--prefer-offline', '--no-audit', '--no-fund', '--no-update-notifier'];
  await run('npm', ['install', ...options, join(folder, tarball)], { cwd: home, env });
  return home;
}

/** Starts the service with its command, and stops it with the test. */
async function start(t: Test, home: string, variables: Record<string, string>) {
  const program = join(home, 'node_modules/.bin/taskpact');
  const child = spawn(program, ['start'], {
    cwd: home,
    env: { ...env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  t.teardown(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const origin = `http://127.0.0.1:${variables.PORT}`;
  while (!(await fetch(`${origin}/health/ready`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`It ended: ${output}`);
    await delay(100);
  }
  return { child, ended, origin, output: () => output };
}

const OF_DATABASE = ['backup', 'restore', 'distribute', 'row-security'];
const COMMANDS = [
  'start',
  'migrate',
  'expire-changes',
  'webhooks',
  'token',
  'export',
  'import',
  'seed',
  ...OF_DATABASE,
];

const folder = await temporaryFolder(t);
const tarballs = await pack(folder);
const home = await install(folder, tarballs.find((name) => /^taskpact-\d/.test(name)) ?? '');
const taskpact = (...parameters: string[]) =>
  run(join(home, 'node_modules/.bin/taskpact'), parameters, { cwd: home, env });

t.test('there are two packages', async (t) => t.match(tarballs.sort(), [/^taskpact-\d/, /^taskpact-client-\d/]));

t.test('what is installed has neither tests nor sources', async (t) => {
  const files = await readdir(join(home, 'node_modules/taskpact'), { recursive: true });
  t.ok(files.includes('openapi.yaml') && files.includes(join('generated', 'openapi.json')));
  t.strictSame(
    files.filter((name) => /(^test$|\.ts$|\.map$)/.test(name)),
    [],
  );
});

t.test('--help lists the commands, --version is that of the package', async (t) => {
  t.match((await taskpact('--help')).stdout, /Usage: taskpact \[<command>\](.|\n)*\n {2}row-security +\S/);
  t.match((await taskpact('--version')).stdout, /^\d+\.\d+\.\d+\n$/);
  for (const name of COMMANDS) t.match((await taskpact(name, '--help')).stdout, `\nUsage: taskpact ${name} [options]`);
});

t.test('a command that there is not is refused with those that there are', async (t) => {
  const refused = await t.rejects(taskpact('serve'), { code: 2, stdout: '' });
  t.match(refused, {
    stderr: `taskpact: serve is no command; there are ${COMMANDS.join(', ')}\n`,
  });
});

t.test('start serves on the embedded database, and ends in good order with SIGTERM', async (t) => {
  const port = String(await freePort());
  const service = await start(t, home, { PORT: port, SHUTDOWN_GRACE_SECONDS: '1' });
  const token = (await taskpact('token', '--sub', 'alice')).stdout.trim();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ title: 'Buy milk' });
  const answer = await fetch(`${service.origin}/api/me/tasks`, { method: 'POST', headers, body });
  t.equal(answer.status, 201);
  t.match(await answer.json(), { data: { title: 'Buy milk', user_id: 'alice' } });
  const page = await fetch(`${service.origin}/docs`);
  t.equal(page.status, 200);
  t.match(page.headers.get('content-type'), /^text\/html/);
  t.equal((await fetch(`${service.origin}/openapi.yaml`)).status, 200);
  t.equal((await fetch(`${service.origin}/workflows.yaml`)).status, 200);
  for (const path of ['', '/app.js', '/generated/offline/index.js'])
    t.equal((await fetch(`${service.origin}/example${path}`)).status, 200, path);
  service.child.kill('SIGTERM');
  t.strictSame(await service.ended, [0, null], service.output());
});
