/** Pages whose commands are run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Test } from 'tap';
import { projectFile } from '../../src/config/paths.ts';

/** Commands of a page, and what it says that they print. */
export interface Exchange {
  readonly commands: string;
  readonly output: string;
}

/** The commands of a page, in their order: `sh` blocks, and the `text` blocks behind them. */
export const exchangesOf = (file: string): Exchange[] =>
  [...readFileSync(projectFile(file), 'utf8').matchAll(/```sh\n(.*?)```\n(?:\n```text\n(.*?)```\n)?/gs)].map(
    ([, commands = '', output = '']) => ({ commands, output }),
  );

const DONE = '=== done';

/** What a page shows as a pattern. */
export const patternOf = (output: string): RegExp =>
  new RegExp(
    `^${output
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('…', '.*')
      .replace('<sha256>', '(?<sha>[0-9a-f]{64})')
      .replace('<sha256>', '\\k<sha>')}$`,
  );

/** A shell that keeps its variables; gives what commands print. */
export function startShell(t: Test, cwd: string, env: Record<string, string>): (commands: string) => Promise<string> {
  const { PATH = '' } = process.env;
  const shell = spawn('bash', ['-s'], { cwd, env: { PATH, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  t.teardown(async () => {
    shell.stdin.end();
    if (shell.exitCode === null) await once(shell, 'close');
  });
  const lines = createInterface(shell.stdout)[Symbol.asyncIterator]();
  return async (commands) => {
    shell.stdin.write(`${commands}\necho '${DONE}'\n`);
    let printed = '';
    for (;;) {
      const { value, done } = await lines.next();
      if (done || value === DONE) return printed;
      printed += `${value}\n`;
    }
  };
}
