import { spawn } from 'node:child_process';

/** How a program ended. */
export interface Outcome {
  readonly code: number;
  /** Its output including standard error, if that was captured. */
  readonly output: string;
}

/** Options of a program. */
export interface ProgramOptions {
  /** Captures its output instead of showing it. */
  readonly quiet?: boolean;
  readonly cwd?: string;
  /** Variables in addition to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The output of a program: all of it, and its standard output alone. */
interface Kept extends Outcome {
  readonly stdout: string;
}

function run(
  program: string,
  parameters: readonly string[],
  { quiet = false, cwd, env }: ProgramOptions,
): Promise<Kept> {
  const child = spawn(program, parameters, {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    cwd,
    env: { ...process.env, ...env },
  });
  let [output, stdout] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code: code ?? 1, output, stdout }));
  });
}

/**
 * Runs a program until it ends.
 * @param program its path or name
 * @param parameters its arguments
 * @param options folder, variables and output
 * @throws if it cannot be started
 */
export const runProgram = (
  program: string,
  parameters: readonly string[],
  options: ProgramOptions = {},
): Promise<Outcome> => run(program, parameters, options);

/**
 * Runs a program that must succeed.
 * @param program its path or name
 * @param parameters its arguments
 * @param options folder, variables and output
 * @returns its standard output
 * @throws with the beginning of its output, if it fails or cannot be started
 */
export async function outputOf(
  program: string,
  parameters: readonly string[],
  options: Omit<ProgramOptions, 'quiet'> = {},
): Promise<string> {
  const { code, output, stdout } = await run(program, parameters, { ...options, quiet: true });
  if (code === 0) return stdout;
  throw new Error(`${[program, ...parameters].join(' ')} ended with ${code}: ${output.trim().slice(0, 1000)}`);
}
