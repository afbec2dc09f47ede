import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../config/start-error.ts';
import { isRunning, type ProcessMark, thisProcess } from './process-mark.ts';

/*
 * The folder belongs to whoever made `lock`. When that process is dead, whoever makes `lock.<id of the dead one's lock>`
 * is its heir; an heir that died too has heirs in the same way. Each of these names can be made once (`link` fails when
 * it exists) and nobody removes another's live lock, so of any number that want the folder exactly one gets it.
 */

/** What a lock file says. Each is complete from the moment at which it has its name. */
interface Lock extends ProcessMark {
  readonly id: string;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** @throws {StartError} when there is a file that says nothing: its owner cannot be told */
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

/** Makes a lock under a name that nobody has. */
async function claim(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The first lock, all its heirs in order, and the name under which the next one has to be made. */
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

/** Once: takes the folder, or returns false when the others moved meanwhile. */
async function take(folder: string, draft: string, own: Lock): Promise<boolean> {
  const { locks, next } = await chain(folder);
  const owner = locks.at(-1);
  if (owner && (await isRunning(owner))) {
    throw new StartError(`${folder} is in use by process ${owner.pid}: only one process at a time may use it`);
  }
  if (!(await claim(draft, next))) return false;
  // The chain may have been cut short since it was read: then this lock hangs on nothing.
  const after = await chain(folder);
  if (after.locks.at(-1)?.id !== own.id) {
    await rm(next, { force: true });
    return false;
  }
  if (after.paths.length > 1) {
    // From two names to one: the new first lock is in place before the way to it from the old one goes.
    await rename(draft, join(folder, 'lock'));
    for (const path of after.paths.slice(1)) await rm(path, { force: true });
  }
  return true;
}

/**
 * Locks a folder for this process: until it lets go or dies, nobody else gets it. A stopped process keeps its lock;
 * that of a dead one is inherited, also when another process has its number now.
 * @param folder an existing folder on a file system of this machine that knows hard links
 * @returns lets go
 * @throws {StartError} naming the folder and the process that has it
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
