import { readFile } from 'node:fs/promises';

/** Tells one process from all others on this machine, also from a later one with the same number. */
export interface ProcessMark {
  readonly pid: number;
  /** When the machine and on it the process was started; absent where the operating system does not say. */
  readonly started?: string;
}

const unlessMissing = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

/** State and start time (in clock ticks since the machine started) of a process, on Linux. */
async function status(pid: number): Promise<{ state: string; started: string } | undefined> {
  const [boot, stat] = await Promise.all([
    unlessMissing('/proc/sys/kernel/random/boot_id'),
    unlessMissing(`/proc/${pid}/stat`),
  ]);
  if (boot === undefined || stat === undefined) return undefined;
  // The second field is the program's name in brackets and may hold anything; fields 3 and 22 are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', started: `${boot.trim()}/${fields[19]}` };
}

/** The mark of this process. */
export async function thisProcess(): Promise<ProcessMark> {
  const own = await status(process.pid);
  return { pid: process.pid, ...(own && { started: own.started }) };
}

/**
 * Whether the process still runs. One that is stopped does; one that ended and was not yet collected by its parent does not.
 * @param mark made by {@link thisProcess}, there
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
