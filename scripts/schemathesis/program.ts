import { spawn } from 'node:child_process';

/** How a program ended. */
export interface Outcome {
  readonly code: number;
  /** What it wrote, when that was kept. */
  readonly output: string;
}

/**
 * Runs a program to its end.
 * @param program its path or name
 * @param parameters what it gets
 * @param quiet keeps what it writes instead of showing it
 * @throws when it cannot be started
 */
export function runProgram(program: string, parameters: readonly string[], quiet = false): Promise<Outcome> {
  const child = spawn(program, parameters, {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
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
