import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

/** Fields of `/proc/PID/stat` (proc_pid_stat(5)); times in clock ticks. */
export interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  /** Time in user and system mode, of all threads. */
  readonly own: number;
  /** The same of children that have ended and were waited for. */
  readonly ended: number;
}

/**
 * Reads one `/proc/PID/stat`.
 * @param text its content; the second field is the program's name in parentheses, which may contain anything
 */
export function parseStat(text: string): ProcessTimes {
  const behindName = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // Field n of the manual page has index n - 3 here.
  const field = (number: number): number => Number(behindName[number - 3]);
  return {
    pid: Number.parseInt(text, 10),
    parent: field(4),
    own: field(14) + field(15),
    ended: field(16) + field(17),
  };
}

/**
 * A process and all its descendants.
 * @param processes all running processes
 * @param root the id of the process
 */
export function treeOf(processes: readonly ProcessTimes[], root: number): ProcessTimes[] {
  const own = processes.filter(({ pid }) => pid === root);
  const children = processes.filter(({ parent }) => parent === root);
  return [...own, ...children.flatMap(({ pid }) => treeOf(processes, pid))];
}

/** Resident memory in bytes, from the text of `/proc/PID/status`; 0 for a zombie. */
export function parseResident(text: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
}

/** Undefined if the process has ended meanwhile. */
const unlessGone = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

/**
 * A process and all its running descendants, parents first.
 * @param root the id of the process
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
 * The processor time of a process and all its descendants, including those that have ended.
 * @returns microseconds, in steps of one clock tick (10 ms on most machines)
 */
export async function cpuMicroseconds(root: number): Promise<number> {
  ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const ticks = (await processTree(root)).reduce((sum, { own, ended }) => sum + own + ended, 0);
  return (ticks / ticksPerSecond) * 1_000_000;
}

/** The resident memory of a process and all its descendants, in bytes. */
export async function residentBytes(root: number): Promise<number> {
  const texts = await Promise.all((await processTree(root)).map(({ pid }) => unlessGone(`/proc/${pid}/status`)));
  return texts.reduce((sum, text) => sum + parseResident(text ?? ''), 0);
}
