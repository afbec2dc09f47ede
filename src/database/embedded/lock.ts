import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../config/start-error.ts';
import { isRunning, type ProcessMark, thisProcess } from './process-mark.ts';

/*
 * The process that created the file `lock` owns the folder. When that process is dead, another process takes over by creating the
 * successor lock `lock.<id of the dead process's lock>`; a successor that died has a successor in the same way. Each of these files can be
 * created only once (`link` fails if it exists), and no process removes the lock of a running one, so exactly one of any number of
 * processes gets the folder.
 */

/** The contents of a lock file. A lock file is complete as soon as it exists under its name. */
interface Lock extends ProcessMark {
  readonly id: string;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** @throws {StartError} if the file is not valid, so that its owner is unknown */
async function read(path: string): Promise<Lock | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Lock;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new StartError(`${path} cannot be read: if no other process uses the folder, remove that file`, {
      cause: error,
    });
  }
}

/** Creates a lock file, unless it exists. */
async function claim(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The first lock, its successors in order, and the path of the next successor lock. */
async function chain(folder: string): Promise<{ locks: Lock[]; paths: string[]; next: string }> {
  const locks: Lock[] = [];
  const paths: string[] = [];
  let next = join(folder, 'lock');
  for (let lock = await read(next); lock; lock = await read(next)) {
    locks.push(lock);
    paths.push(next);
    next = join(folder, `lock.${lock.id}`);
  }
  return { locks, paths, next };
}

/** Tries once to take the folder; false if another process changed the locks meanwhile. */
async function take(folder: string, draft: string, own: Lock): Promise<boolean> {
  const { locks, next } = await chain(folder);
  const owner = locks.at(-1);
  if (owner && (await isRunning(owner))) {
    throw new StartError(`${folder} is in use by process ${owner.pid}: only one process at a time may use it`);
  }
  if (!(await claim(draft, next))) return false;
  // The chain may have been shortened since it was read; then this lock is not part of it.
  const after = await chain(folder);
  if (after.locks.at(-1)?.id !== own.id) {
    await rm(next, { force: true });
    return false;
  }
  if (after.paths.length > 1) {
    // Shortens the chain to one lock: this lock becomes the first one before the files of its predecessors are removed.
    await rename(draft, join(folder, 'lock'));
    for (const path of after.paths.slice(1)) await rm(path, { force: true });
  }
  return true;
}

/**
 * Locks a folder for this process until it releases the lock or ends. A stopped process keeps its lock; the lock of a dead process is
 * taken over, also if another process has its pid now.
 * @param folder an existing folder on a local file system with hard links
 * @returns releases the lock
 * @throws {StartError} naming the folder and the process that has locked it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const own: Lock = { id: randomUUID(), ...(await thisProcess()) };
  const draft = join(folder, `lock.${own.id}.draft`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(own)}\n`);
    await file.sync();
    await file.close();
    while (!(await take(folder, draft, own)));
  } finally {
    await rm(draft, { force: true });
  }
  return () => rm(join(folder, 'lock'), { force: true });
}
