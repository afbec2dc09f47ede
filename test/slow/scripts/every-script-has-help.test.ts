import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { projectFile } from '../../../src/config/paths.ts';

const { scripts } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Programs of others, with a help of their own, or several commands in a row. */
const NOT_OURS = ['build', 'package', 'lint', 'typecheck', 'sbom', 'check'];

/** Scripts that are `npm test`: what it does not know may be an option of tap's, which says so by itself. */
const HANDS_ON = ['test', 'test:contract-coverage', 'test:slow'];

/** The file that a script runs, and what it gives it; the source of what is built first. */
function programOf(command: string): string[] | undefined {
  const [, file, rest = ''] = /(?:tsx|node) .*?(scripts\/\S+\.ts|dist\/server\.js)(.*)$/.exec(command) ?? [];
  if (!file) return undefined;
  return [file.replace('dist/server.js', 'src/server.ts'), ...rest.trim().split(' ').filter(Boolean)];
}

async function run(program: readonly string[], option: string) {
  const [file = '', ...parameters] = program;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), fileURLToPath(projectFile(file)), ...parameters, option],
    { stdio: ['ignore', 'pipe', 'pipe'], cwd: fileURLToPath(projectFile('.')), env: { PATH, HOME } },
  );
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (output.stdout += text));
  child.stderr.on('data', (text) => (output.stderr += text));
  const [code] = await once(child, 'close');
  return { ...output, code };
}

// Each is a process, which on a busy machine takes seconds to load.
t.setTimeout(600_000);

for (const [name, command] of Object.entries(scripts)) {
  if (NOT_OURS.includes(name)) continue;
  t.test(name, async (t) => {
    const program = programOf(command);
    if (!program) throw new Error(`${command} is no script of ours: say here whether it takes arguments`);
    const [help, refusal] = await Promise.all([
      run(program, '--help'),
      HANDS_ON.includes(name) ? undefined : run(program, '--no-such-option'),
    ]);
    t.same([help.code, help.stderr], [0, ''], 'it ends well, and complains of nothing');
    const called = HANDS_ON.includes(name) ? 'test' : name;
    const usage = ['start', 'test'].includes(called) ? `npm ${called} --` : `npm run ${called} --`;
    t.ok(help.stdout.includes(`\nUsage: ${usage} [options]`), help.stdout);
    t.match(help.stdout, /^\S.+[.:]$/m, 'what it does');
    t.match(help.stdout, /\nOptions:\n(.+\n)* {2}--help +\S/, 'the options');
    t.match(help.stdout, /\nExample: npm .+\n$/, 'an example');
    if (!refusal) return;
    t.ok([1, 2].includes(refusal.code), `exit code ${refusal.code}`);
    t.equal(refusal.stdout, '', 'nothing was done');
    t.match(refusal.stderr, /^[^\n]*--no-such-option[^\n]*\n$/, 'one line that names it');
  });
}
