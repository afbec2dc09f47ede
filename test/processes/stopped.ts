import { readdir, readFile } from 'node:fs/promises';

/** A process and all that it started. */
async function familyOf(pid: number): Promise<number[]> {
  const children: number[] = [];
  for (const thread of await readdir(`/proc/${pid}/task`)) {
    children.push(...(await readFile(`/proc/${pid}/task/${thread}/children`, 'utf8')).trim().split(' ').map(Number));
  }
  return [pid, ...(await Promise.all(children.filter((child) => child > 0).map(familyOf))).flat()];
}

/**
 * Stops a process with all that it started, as SIGSTOP does: their connections stay, and nothing is answered.
 * @param pid the process
 * @returns lets them go on
 */
export async function stopFamily(pid: number): Promise<() => void> {
  // The parent first, so that it starts no others meanwhile.
  process.kill(pid, 'SIGSTOP');
  const family = await familyOf(pid);
  for (const member of family) process.kill(member, 'SIGSTOP');
  return () => {
    for (const member of family) process.kill(member, 'SIGCONT');
  };
}
