import { setTimeout as sleep } from 'node:timers/promises';
import type { Project, Task } from 'taskpact-client';
import { type Replica, ReplicaError } from 'taskpact-client/offline';
import type { Device } from './device.ts';

/** The fields that are followed: no value is written twice. */
export const FIELDS = ['title', 'description', 'metadata.a', 'metadata.b'] as const;

/** A write of a device. */
export interface Queued {
  readonly device: string;
  readonly id: string;
  readonly field: string;
  readonly value: string;
  /** What the device showed until it was stored. */
  readonly saw: ReadonlySet<unknown>;
  /** Whether the device was told that it is stored; otherwise nobody knows. */
  readonly isStored: boolean;
}

/** A schedule as it goes. */
export interface Course {
  readonly random: () => number;
  readonly queued: Queued[];
  /** What each device has deleted, with all that went with it: its name and the id. */
  readonly deleted: Set<string>;
  /** Forgets the deletions of long ago. */
  forget(): Promise<void>;
}

/** Numbers between 0 and 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A followed field of a task. */
export function fieldOf(task: object | null | undefined, field: string): unknown {
  const [name = '', key] = field.split('.');
  const value = new Map<string, unknown>(Object.entries(task ?? {})).get(name);
  if (!key) return value;
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
}

const one = <T>(random: () => number, from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];

/** Writes until it is stored, or the device is dead: then nobody knows. */
async function attempt(work: Promise<unknown>): Promise<boolean> {
  const died = sleep(50, false, { ref: false });
  return Promise.race([
    work.then(
      () => true,
      (error: unknown) => {
        // The stream may have taken it away at that moment.
        if (error instanceof ReplicaError && ['NOT_FOUND', 'PROJECT_NOT_EMPTY'].includes(error.code)) return false;
        throw error;
      },
    ),
    died,
  ]);
}

/** What a device writes: itself, something that it shows, and a value that is nowhere else. */
interface Writing {
  readonly device: Device;
  readonly replica: Replica;
  readonly task: Task | undefined;
  readonly project: Project | undefined;
  readonly value: string;
}

async function createTask({ random, queued }: Course, { device, replica, task, project, value }: Writing) {
  const place = task && random() < 0.4 ? { parent_id: task.id } : { project_id: project?.id ?? null };
  const made = replica.tasks.create({ title: value, ...place }).then(({ id }) => id);
  const id = await Promise.race([made, sleep(50, undefined, { ref: false })]);
  if (id) queued.push({ device: device.name, id, field: 'title', value, saw: new Set(), isStored: true });
}

async function changeField({ random, queued }: Course, { device, replica, task, value }: Writing) {
  if (!task) return;
  const field = one(random, FIELDS) ?? 'title';
  const [name = '', key] = field.split('.');
  const saw = new Set([fieldOf(task, field)]);
  const end = replica.subscribe(() => saw.add(fieldOf(replica.getSnapshot().tasks.get(task.id), field)));
  const patch = key ? { metadata: { [key]: value } } : { [name]: value };
  const isStored = await attempt(replica.tasks.update(task.id, patch));
  end();
  queued.push({ device: device.name, id: task.id, field, value, saw, isStored });
}

async function changeOther({ random }: Course, { replica, task, project, value }: Writing) {
  const dice = random();
  if (dice < 0.3) await attempt(replica.projects.create({ name: value }));
  else if (dice < 0.5 && project) await attempt(replica.projects.update(project.id, { name: value }));
  else if (dice < 0.8 && task) await attempt(replica.tasks.complete(task.id, { is_completed: random() < 0.5 }));
  else if (task) await attempt(replica.tasks.update(task.id, { parent_id: null, project_id: project?.id ?? null }));
}

/** Deletes, and notes what goes with it: also where nobody knows whether it was stored. */
async function remove({ random, deleted }: Course, { device, replica, task, project }: Writing) {
  const tasks = [...replica.getSnapshot().tasks.values()];
  const gone = new Set<string>();
  const take = (id: string) => {
    gone.add(id);
    for (const { id: below, parent_id } of tasks) if (parent_id === id) take(below);
  };
  if (project && random() < 0.3) {
    const isKept = random() < 0.5;
    if (!isKept) for (const { id, project_id } of tasks) if (project_id === project.id) take(id);
    await attempt(replica.projects.delete(project.id, { tasks: isKept ? 'keep' : 'delete' }));
  } else if (task) {
    take(task.id);
    await attempt(replica.tasks.delete(task.id));
  }
  for (const id of gone) deleted.add(`${device.name} ${id}`);
}

/** One write of a device, to something that it shows. */
async function write(course: Course, device: Device): Promise<void> {
  const { random, queued } = course;
  const replica = device.replica();
  const { tasks, projects } = replica.getSnapshot();
  const [task, project] = [one(random, [...tasks.values()]), one(random, [...projects.values()])];
  const value = `${device.name}-${queued.length}-${Math.floor(random() * 1e9)}`;
  const dice = random();
  const kind = !task || dice < 0.2 ? createTask : dice < 0.7 ? changeField : dice < 0.9 ? changeOther : remove;
  await kind(course, { device, replica, task, project, value });
}

/** One step of a schedule. */
export async function step(course: Course, devices: readonly Device[]): Promise<void> {
  const { random, forget } = course;
  const device = one(random, devices);
  if (!device) return;
  const dice = random();
  if (dice < 0.6) await write(course, device);
  else if (dice < 0.75)
    await Promise.race([
      device
        .replica()
        .sync()
        .catch(() => {}),
      sleep(200, undefined, { ref: false }),
    ]);
  else if (dice < 0.9) device.network = one(random, ['up', 'lost', 'unanswered', 'random'] as const) ?? 'up';
  else if (dice < 0.94) device.dieInWrite();
  else if (dice < 0.98) await device.crash();
  else await forget();
}
