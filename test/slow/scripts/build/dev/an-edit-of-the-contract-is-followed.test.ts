import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { projectFile } from '../../../../../src/config/paths.ts';
import { temporaryFolder } from '../../../../helpers/embedded-template.ts';
import { type Helper, run } from '../../../../processes/program.ts';

// The compiler reads all of the sources first: on a busy machine that takes its time.
t.setTimeout(300_000);

const NEEDED = [
  'openapi.yaml',
  'workflows.yaml',
  'redocly.yaml',
  'package.json',
  'tsconfig.json',
  'generated',
  'requests',
  'src',
  'scripts',
];

/** A path with one operation, to be had once more under another name. */
const LIVENESS = /( {2}\/health)\/live:(.*?)getLiveness(.*?)(?= {2}\/health\/ready:)/s;

/** A copy of the project, to be edited. */
async function copyProject(t: Test): Promise<string> {
  const folder = await temporaryFolder(t);
  for (const name of NEEDED) await cp(fileURLToPath(projectFile(name)), join(folder, name), { recursive: true });
  await symlink(fileURLToPath(projectFile('node_modules')), join(folder, 'node_modules'));
  return folder;
}

/** Reads until each of the patterns was seen; what was read. */
async function readUntil(dev: Helper, patterns: readonly RegExp[]): Promise<string> {
  const lines: string[] = [];
  while (!patterns.every((pattern) => lines.some((line) => pattern.test(line)))) {
    const line = await dev.line();
    if (line === undefined) throw new Error(`it ended early: ${lines.join('\n')}${dev.complaint()}`);
    lines.push(line);
  }
  return lines.join('\n');
}

t.test('lint, changes, types and restart are told in one stream', async (t) => {
  const cwd = await copyProject(t);
  const contract = join(cwd, 'openapi.yaml');
  const edit = async (change: (text: string) => string) => {
    const text = await readFile(contract, 'utf8');
    t.not(change(text), text);
    await writeFile(contract, change(text));
  };
  // A database that is away: the service starts without.
  const env = { PORT: '0', DATABASE_URL: 'postgresql://127.0.0.1:1/tasks', DATA_DIR: cwd };
  const script = relative(fileURLToPath(projectFile('')), join(cwd, 'scripts/build/dev/index.ts'));
  const dev = run(t, script, [], { cwd, env });
  await readUntil(dev, [/^service .*listening at/, /^types +no errors in src$/]);

  await edit((text) => text.replace('maxLength: 500\n', 'maxLength: 400\n'));
  const narrowed = await readUntil(dev, [/^contract +generated in/, /^service .*listening at/]);
  t.match(narrowed, /TaskTitle.*maxLength narrowed from 500 to 400/);
  t.match(narrowed, /^contract +1 breaking, /m);
  t.match(await readFile(join(cwd, 'generated/openapi.json'), 'utf8'), '"maxLength": 400');
  t.notMatch(narrowed, 'Create a task, as the user', 'the banner is shown once');

  await edit((text) => text.replace(LIVENESS, '$&$1/pulse:$2getPulse$3'));
  const added = await readUntil(dev, [/^types +\d+ errors? in src$/, /do not fit/]);
  t.match(added, /^contract .*\/health\/pulse: path added/m);
  t.match(added, /^types +src\/resources\/health\/handlers\.ts.*getPulse/m);
  t.match(added, /operations without a handler: getPulse/);

  await edit((text) => text.replace('operationId: getPulse', 'operationID: getPulse'));
  const refused = await readUntil(dev, [/the lint has \d+ finding/]);
  t.match(refused, 'openapi.yaml: the lint has');
  t.match(await readFile(join(cwd, 'generated/operations.ts'), 'utf8'), 'getPulse', 'what was generated stays');

  dev.process.kill('SIGTERM');
  t.equal(await dev.exit(), 0);
});
