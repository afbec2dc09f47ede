import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { currentFile } from './file-scope.ts';

/** The processes that were started here, and the test file that ran then. */
const started = new Map<ChildProcess, string>();

const isRunning = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid !== undefined && exitCode === null && signalCode === null;

/** Remembers the processes that are started from now on (Node's built-in diagnostics channel `child_process`). */
export function watchProcesses(): void {
  subscribe('child_process', (message) => {
    const { process: child } = message as { process: ChildProcess };
    started.set(child, currentFile());
  });
}

/** What is running of the processes that were started, each with the file that left it. */
function leftProcesses(): string[] {
  const running = [...started].filter(([child]) => isRunning(child));
  return running.map(([{ pid, spawnargs }, file]) => `process ${pid} of ${file}, ${spawnargs.join(' ')}`);
}

/**
 * Ends this process as failed when something keeps it alive although its test files are through, and says what does. The processes
 * that it started end with it: whoever waits for the end of its output would wait for them too.
 * @param patienceMs how long it may take to end by itself, in milliseconds
 */
export function endWhenThrough(patienceMs: number): void {
  const end = () => {
    const kinds = process.getActiveResourcesInfo();
    const processes = kinds.includes('ProcessWrap') ? leftProcesses() : [];
    const leftovers = [...new Set(kinds), ...processes].join('; ');
    console.error(`The test files are through, but something keeps their process alive: ${leftovers}`);
    for (const child of started.keys()) child.kill('SIGKILL');
    process.exit(1);
  };
  // It is not this timer that keeps the process alive.
  setTimeout(end, patienceMs).unref();
}
