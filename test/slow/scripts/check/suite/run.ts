import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a process ended, and all that it and what it started wrote until the last of them had ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, and to that of all that holds its output.
 * @param program with its parameters
 * @param environment the variables that it gets besides PATH
 */
export async function outcomeOf(
  [program = '', ...parameters]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  // Not the environment of this test: the programs are tests themselves, and not of this suite.
  const env = { PATH: process.env.PATH, ...environment };
  const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, ...said };
}
