import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

/** What `/proc/PID/stat` tells (proc_pid_stat(5)); times in clock ticks. */
export interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  /** In user and system mode, all threads. */
  readonly own: number;
  /** The same of children that ended and were waited for. */
  readonly ended: number;
}

/**
 * Reads one `/proc/PID/stat`.
 * @param text its content; the second field is the program's name in brackets and may hold anything
 */
export function parseStat(text: string): ProcessTimes {
  const behindName = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // Field n of the manual page stands at n - 3 here.
  const field = (number: number): number => Number(behindName[number - 3]);
  return {
    pid: Number.parseInt(text, 10),
    parent: field(4),
    own: field(14) + field(15),
    ended: field(16) + field(17),
  };
}

/**
 * The process and everything below it.
 * @param processes all that run
 * @param root the id of the process on top
 */
export function treeOf(processes: readonly ProcessTimes[], root: number): ProcessTimes[] {
  const own = processes.filter(({ pid }) => pid === root);
  const children = processes.filter(({ parent }) => parent === root);
  return [...own, ...children.flatMap(({ pid }) => treeOf(processes, pid))];
}

/** Resident memory in bytes, from the text of `/proc/PID/status`; 0 for a process that has none any more. */
export function parseResident(text: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
}

/** A process may end between the listing and the reading. */
const unlessGone = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

/**
 * A process and everything below it that runs now, parents first.
 * @param root the id of the process on top
 */
export async function processTree(root: number): Promise<ProcessTimes[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(pids.map((pid) => unlessGone(`/proc/${pid}/stat`)));
  return treeOf(
    texts.filter((text) => text !== undefined).map((text) => parseStat(text)),
    root,
  );
}

let ticksPerSecond: number | undefined;

/**
 * The processor time that a process and all its children have used, those that ended included.
 * @returns microseconds, in steps of one clock tick (10 ms on most machines)
 */
export async function cpuMicroseconds(root: number): Promise<number> {
  ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const ticks = (await processTree(root)).reduce((sum, { own, ended }) => sum + own + ended, 0);
  return (ticks / ticksPerSecond) * 1_000_000;
}

/** The resident memory of a process and all its children, in bytes. */
export async function residentBytes(root: number): Promise<number> {
  const texts = await Promise.all((await processTree(root)).map(({ pid }) => unlessGone(`/proc/${pid}/status`)));
  return texts.reduce((sum, text) => sum + parseResident(text ?? ''), 0);
}
