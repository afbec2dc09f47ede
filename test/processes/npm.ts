import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { projectFile } from '../../src/config/paths.ts';

/** A service that was started with `npm start`. */
export interface Started {
  /** Of npm, which leads a process group of its own. */
  readonly pid: number;
  /** What npm and the service have written. */
  output(): string;
  /** The exit code of npm, null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/**
 * Runs `npm start` in this project. What of it is left when the test ends is killed.
 * @param t the test
 * @param environment variables besides PATH and HOME
 */
export function npmStart(t: Test, environment: Readonly<Record<string, string>>): Started {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: fileURLToPath(projectFile('.')),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME, ...environment },
  });
  const pid = child.pid ?? 0;
  t.teardown(() => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  // Not `close`: a service that outlives npm keeps the pipes.
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { pid, output: () => output, ended };
}
