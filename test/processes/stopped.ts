import { processTree } from '../../scripts/common/proc.ts';

/**
 * Stops a process with all that it started, as SIGSTOP does: their connections stay, and nothing is answered.
 * @param pid the process
 * @returns lets them go on
 */
export async function stopFamily(pid: number): Promise<() => void> {
  // The parent first, so that it starts no others meanwhile.
  process.kill(pid, 'SIGSTOP');
  const family = (await processTree(pid)).map((member) => member.pid);
  for (const member of family) process.kill(member, 'SIGSTOP');
  return () => {
    for (const member of family) process.kill(member, 'SIGCONT');
  };
}
