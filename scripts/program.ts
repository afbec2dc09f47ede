import { spawn } from 'node:child_process';

/** How a program ended. */
export interface Outcome {
  readonly code: number;
  /** What it wrote, when that was kept. */
  readonly output: string;
}

/** How a program runs. */
export interface ProgramOptions {
  /** Keeps what it writes instead of showing it. */
  readonly quiet?: boolean;
  readonly cwd?: string;
  /** Variables on top of those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program to its end.
 * @param program its path or name
 * @param parameters what it gets
 * @param options where it runs, and with what
 * @throws when it cannot be started
 */
export function runProgram(
  program: string,
  parameters: readonly string[],
  { quiet = false, cwd, env }: ProgramOptions = {},
): Promise<Outcome> {
  const child = spawn(program, parameters, {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    cwd,
    env: { ...process.env, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
