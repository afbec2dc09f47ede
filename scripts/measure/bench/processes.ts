import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port on the loopback address that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** How to start a program. */
export interface Command {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Starts a program that goes on running.
 * @param stdio its input and output, as for `child_process.spawn`
 * @throws when it cannot be started
 */
export async function launch({ program, parameters, ...where }: Command, stdio: StdioOptions): Promise<ChildProcess> {
  const child = spawn(program, parameters, { ...where, stdio });
  await once(child, 'spawn');
  return child;
}

/** Asks a process to end, and waits until it has. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

/**
 * Runs a program to its end.
 * @returns what it wrote to its standard output
 * @throws with the beginning of its standard error (or output) when it fails
 */
export async function run(command: Command): Promise<string> {
  const child = await launch(command, ['ignore', 'pipe', 'pipe']);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return output.stdout;
  const reason = (output.stderr || output.stdout).trim().slice(0, 1000);
  throw new Error(`${command.program} ${command.parameters.join(' ')} failed: ${reason}`);
}
