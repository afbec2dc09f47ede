import { readFile } from 'node:fs/promises';

/** Identifies a process on this machine, also among later processes with the same pid. */
export interface ProcessMark {
  readonly pid: number;
  /** The boot id of the machine and the start time of the process; absent if the operating system does not provide them. */
  readonly started?: string;
}

const unlessMissing = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

/** State and start time (in clock ticks since boot) of a process, on Linux. */
async function status(pid: number): Promise<{ state: string; started: string } | undefined> {
  const [boot, stat] = await Promise.all([
    unlessMissing('/proc/sys/kernel/random/boot_id'),
    unlessMissing(`/proc/${pid}/stat`),
  ]);
  if (boot === undefined || stat === undefined) return undefined;
  // The second field is the program's name in parentheses, which may contain anything; fields 3 and 22 are counted after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', started: `${boot.trim()}/${fields[19]}` };
}

/** The mark of this process. */
export async function thisProcess(): Promise<ProcessMark> {
  const own = await status(process.pid);
  return { pid: process.pid, ...(own && { started: own.started }) };
}

/**
 * Whether the process is running. A stopped process is; a zombie is not.
 * @param mark the result of {@link thisProcess} in that process
 */
export async function isRunning({ pid, started }: ProcessMark): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = await status(pid);
  if (!now || started === undefined) return true;
  return now.started === started && !['Z', 'X'].includes(now.state);
}
