import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/**
 * Waits for a process to end.
 * @param child with a pipe for its standard error
 * @throws with what it wrote there, when it failed
 */
export async function runToEnd(child: ChildProcess): Promise<void> {
  let complaint = '';
  child.stderr?.on('data', (text) => {
    complaint += text;
  });
  // Not `close`: a server that was started keeps the pipe open.
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${code}: ${complaint}`);
}
