import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { developmentSecret } from '../../../src/auth/development-secret.ts';
import { ConfigError } from '../../../src/config/index.ts';

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

t.test('it is made once, and only its owner can read it', async (t) => {
  const dataDir = join(t.testdir(), 'new', 'data');
  const secret = await developmentSecret(dataDir);
  t.match(secret, /^[\w-]{43}$/, '32 random bytes as base64url');
  t.equal(await developmentSecret(dataDir), secret, 'the second start finds it');
  t.equal(await readFile(join(dataDir, 'jwt-secret'), 'utf8'), secret);
  t.equal(await modeOf(dataDir), '700');
  t.equal(await modeOf(join(dataDir, 'jwt-secret')), '600');
  t.strictSame(await readdir(dataDir), ['jwt-secret'], 'nothing else is left');
  t.not(await developmentSecret(join(t.testdirName, 'other')), secret, 'another folder has another one');
});

t.test('a folder that is there keeps its mode and its other files', async (t) => {
  const dataDir = t.testdir({ database: 'kept' });
  await chmod(dataDir, 0o750);
  await developmentSecret(dataDir);
  t.equal(await modeOf(dataDir), '750');
  t.equal(await readFile(join(dataDir, 'database'), 'utf8'), 'kept');
});

t.test('many starts at about the same time agree on one', async (t) => {
  const base = t.testdir();
  for (let round = 0; round < 20; round += 1) {
    const dataDir = join(base, String(round));
    const secrets: Promise<string>[] = [];
    for (let count = 0; count < 30; count += 1) {
      secrets.push(developmentSecret(dataDir));
      // Not in step with each other: some are to look while others write.
      await new Promise((resolve) => setImmediate(resolve));
    }
    t.equal(new Set(await Promise.all(secrets)).size, 1);
    t.strictSame(await readdir(dataDir), ['jwt-secret']);
  }
});

t.test('processes that start at once agree on one', async (t) => {
  const dataDir = join(t.testdir(), 'data');
  const code = `import { developmentSecret } from ${JSON.stringify(new URL('../../../src/auth/development-secret.ts', import.meta.url).href)};
    process.stdout.write(await developmentSecret(process.argv[1]));`;
  const secrets = await Promise.all(
    [1, 2, 3, 4].map(() => {
      const args = ['--import', 'tsx', '--input-type=module', '--eval', code, dataDir];
      return text(spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }).stdout);
    }),
  );
  t.strictSame(new Set(secrets), new Set([await developmentSecret(dataDir)]));
});

t.test('a secret that was written by hand may end with a line break', async (t) => {
  const dataDir = t.testdir();
  await writeFile(join(dataDir, 'jwt-secret'), `${'s'.repeat(32)}\n`, { mode: 0o600 });
  t.equal(await developmentSecret(dataDir), 's'.repeat(32));
});

t.test('a file that others can use is refused in one line', { skip: process.platform === 'win32' }, async (t) => {
  for (const mode of [0o640, 0o604, 0o620, 0o602, 0o644, 0o666]) {
    const dataDir = t.testdir({ 'jwt-secret': 's'.repeat(43) });
    await chmod(join(dataDir, 'jwt-secret'), mode);
    await t.rejects(
      developmentSecret(dataDir),
      { message: /^[^\n]*jwt-secret can be read or written by others[^\n]*$/ },
      mode.toString(8),
    );
  }
});

t.test('what is no secret is refused in one line and left as it is', async (t) => {
  for (const content of ['', '\n', 's'.repeat(31), `${'s'.repeat(31)}\n\n`]) {
    const dataDir = t.testdir();
    const path = join(dataDir, 'jwt-secret');
    await writeFile(path, content, { mode: 0o600 });
    await t.rejects(developmentSecret(dataDir), {
      message: /^[^\n]*jwt-secret must hold a secret of at least 32 bytes[^\n]*$/,
    });
    t.equal(await readFile(path, 'utf8'), content);
  }
});

t.test('a folder that cannot be used is refused in one line that names the variable', async (t) => {
  const base = t.testdir({ file: '' });
  await mkdir(join(base, 'data', 'jwt-secret'), { recursive: true, mode: 0o700 });
  await chmod(join(base, 'data', 'jwt-secret'), 0o700);
  for (const dataDir of [join(base, 'file'), join(base, 'file', 'below'), join(base, 'data')]) {
    const error = await developmentSecret(dataDir).catch((caught: unknown) => caught);
    t.ok(error instanceof ConfigError, dataDir);
    t.match(String(error), /^Error: DATA_DIR cannot keep the development secret: [^\n]+$/);
  }
});
