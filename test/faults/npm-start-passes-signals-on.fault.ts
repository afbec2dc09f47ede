import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { freePort } from '../../scripts/common/ports.ts';
import { temporaryFolder } from '../helpers/embedded-template.ts';
import { measured } from '../processes/measured.ts';
import { npmStart, type Started } from '../processes/npm.ts';
import { ask } from './ask.ts';

/** How long a first start may take, in milliseconds. */
const PATIENCE_MS = 60_000;

async function ready(t: Test): Promise<Started & { folder: string; port: number }> {
  const folder = await temporaryFolder(t);
  const port = await freePort();
  const environment = { NODE_ENV: 'development', PORT: String(port), DATA_DIR: folder, SHUTDOWN_GRACE_SECONDS: '5' };
  const started = npmStart(t, environment);
  const end = Date.now() + PATIENCE_MS;
  while ((await ask(port, 'nobody', '/health/ready')).status !== 200) {
    if (Date.now() > end) throw new Error(`npm start is not ready: ${started.output()}`);
    await delay(50);
  }
  return { ...started, folder, port };
}

const WAYS: [name: string, signal: (pid: number) => void][] = [
  ['SIGTERM to npm alone, as a supervisor does', (pid) => process.kill(pid, 'SIGTERM')],
  ['SIGINT to npm alone', (pid) => process.kill(pid, 'SIGINT')],
  ['SIGINT to all of them, as Ctrl-C in a terminal does', (pid) => process.kill(-pid, 'SIGINT')],
];

for (const [name, signal] of WAYS) {
  t.test(`npm start, and ${name}`, async (t) => {
    const figure = measured(
      t,
      `\`npm start\` gets ${name}`,
      'the service ends in good order: exit code 0, port and data folder are free',
    );
    const { pid, port, folder, ended, output } = await ready(t);
    t.ok(existsSync(join(folder, 'lock')), 'the folder is in use');
    const began = performance.now();
    signal(pid);
    const code = await ended;
    figure(`exit code ${code}, ${(performance.now() - began).toFixed(0)} ms after the signal`);
    t.equal(code, 0, 'exit code');
    t.equal((await ask(port, 'nobody', '/health')).status, 0, 'nobody listens any more');
    t.notOk(existsSync(join(folder, 'lock')), 'nobody has the folder any more');
    t.match(output(), /"msg":"closed"/);
  });
}
