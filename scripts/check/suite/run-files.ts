import { register } from 'node:module';
import root from 'tap';
import { projectFile } from '../../../src/config/paths.ts';
import { enterFile } from './file-scope.ts';
import { endWhenThrough, watchProcesses } from './leftovers.ts';
import { leaveFile, takeFile } from './queue.ts';

/** How long the process may take to close what its files share, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Runs test files one after another in this process, as far as no other process of the run has taken them, each as a test of tap that
 * is named after it: what takes long to load is loaded once, and the teardowns of a file run before the next one begins. The time limit that tap has for a file holds for each:
 * a file that outlasts it, or what it sets itself, has failed, and the next one begins. Where that does not help, as tap cannot interrupt a loop, tap
 * ends this process a little later.
 * @param files relative to the root of the project
 * @param queue the folder by which the processes of the run share the files, see {@link takeFile}
 * @param patienceMs how long the process may take to end after the last one, in milliseconds, before it is ended as failed
 */
export async function runFiles(files: readonly string[], queue: string, patienceMs = PATIENCE_MS): Promise<void> {
  const urls = files.map((file) => projectFile(file).href);
  register('./redirect.mjs', import.meta.url, { data: urls });
  watchProcesses();
  // Where nothing else does: a file that waits for what never comes would end the process, and the files after it would not run.
  const alive = setInterval(() => {}, patienceMs);
  const { timeout = 0 } = root.options;
  /** Counted from now on, and by the process that started this one too. */
  const limitProcess = (ms: number) => root.setTimeout(ms && ms + patienceMs);
  for (const [index, file] of files.entries()) {
    if (!takeFile(queue, index)) continue;
    limitProcess(timeout);
    const began = performance.now();
    await root.test(file, { timeout }, async (t) => {
      const limitFile = t.setTimeout.bind(t);
      t.setTimeout = (ms) => {
        limitFile(ms);
        // With 0, tap ends the time of a file that has outlasted it.
        if (ms > 0) limitProcess(ms);
      };
      enterFile(file, t);
      await import(String(urls[index]));
    });
    leaveFile(queue, index, performance.now() - began);
  }
  clearInterval(alive);
  root.setTimeout(0);
  root.end();
  endWhenThrough(patienceMs);
}
