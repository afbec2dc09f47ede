/** Writes of every operation, by chance. */
import type { Dice } from '../../../../scripts/database/seed/dice.ts';
import type { OperationId } from '../../../../src/contract/types.ts';
import { inBatch } from '../../../helpers/batches.ts';

/** A request that changes something, or would. */
export interface Write {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: object;
}

/** What writers choose by, and from. */
export interface World {
  readonly dice: Dice;
  readonly user: { readonly id: string };
  /** Ids of tasks and projects that are there, or were. */
  readonly tasks: readonly string[];
  readonly projects: readonly string[];
}

const NOBODYS = '019aa0a6-4f80-7c3e-9d3b-2f6d1c9b7a10';

const TAGS = ['home', 'shop', 'work'];

/** One of those that are known; one that nobody has, where none is. */
const oneOf = ({ dice }: World, ids: readonly string[]): string => (ids.length > 0 ? dice.oneOf(ids) : NOBODYS);
const task = (world: World): string => `/api/me/tasks/${oneOf(world, world.tasks)}`;
const project = (world: World): string => `/api/me/projects/${oneOf(world, world.projects)}`;

function tags({ dice }: World): string[] {
  return TAGS.filter(() => dice.chance(40));
}

/** Of a new task, or one that is replaced. */
function fields(world: World) {
  const { dice } = world;
  const isPlaced = dice.chance(30);
  return {
    title: `Task ${dice.between(1, 3)}`,
    tags: tags(world),
    is_completed: dice.chance(30),
    ...(isPlaced && dice.chance(50) && { project_id: oneOf(world, world.projects) }),
    ...(isPlaced && dice.chance(50) && { parent_id: oneOf(world, world.tasks) }),
  };
}

function change(world: World): object {
  const { dice } = world;
  return dice.oneOf([
    () => ({ title: `Task ${dice.between(1, 3)}` }),
    () => ({ priority: dice.between(0, 2), tags: tags(world) }),
    () => ({ project_id: dice.chance(50) ? null : oneOf(world, world.projects) }),
    () => ({ parent_id: dice.chance(50) ? null : oneOf(world, world.tasks) }),
    () => ({}),
  ])();
}

function target(world: World): object {
  const { dice } = world;
  const place = dice.oneOf([
    () => ({ to: 'start' }),
    () => ({ to: 'end' }),
    () => ({ before: oneOf(world, world.tasks) }),
    () => ({ after: oneOf(world, world.tasks) }),
  ])();
  return dice.chance(30) ? { ...place, parent_id: oneOf(world, world.tasks) } : place;
}

/** Under an id of its own, now and then one that is taken or was. */
const creation = ({ dice }: World, collection: string, ids: readonly string[], payload: object): Write => {
  const id = ids.length > 0 && dice.chance(30) ? dice.oneOf(ids) : dice.id(Date.now());
  return { method: 'PUT', url: `/api/me/${collection}/${id}`, headers: { 'if-none-match': '*' }, payload };
};

/** A file with a task, which may be there or may have been. */
function file(world: World): object {
  const { dice, tasks } = world;
  const id = tasks.length > 0 && dice.chance(50) ? dice.oneOf(tasks) : dice.id(Date.now());
  const parent_id = oneOf(world, tasks);
  return { format: 'taskpact', version: 1, projects: [], tasks: [{ id, title: 'Imported', parent_id, version: 3 }] };
}

/** Removes everything now and then; else without the right confirmation. */
const farewell = ({ dice, user }: World): Write => ({
  method: 'DELETE',
  url: `/api/me/account?confirm=${dice.chance(15) ? user.id : 'nobody'}`,
});

type Writes = { readonly [Id in OperationId]?: (world: World) => Write };

/** The operations that a batch may have. */
export const SINGLE = {
  createTask: (world) => ({ method: 'POST', url: '/api/me/tasks', payload: fields(world) }),
  replaceTask: (world) =>
    world.dice.chance(50)
      ? creation(world, 'tasks', world.tasks, fields(world))
      : { method: 'PUT', url: task(world), payload: fields(world) },
  updateTask: (world) => ({ method: 'PATCH', url: task(world), payload: change(world) }),
  completeTask: (world) => ({ method: 'PATCH', url: `${task(world)}/complete` }),
  moveTask: (world) => ({ method: 'PATCH', url: `${task(world)}/move`, payload: target(world) }),
  deleteTask: (world) => ({ method: 'DELETE', url: task(world) }),
  createProject: ({ dice }) => ({
    method: 'POST',
    url: '/api/me/projects',
    payload: { name: `Project ${dice.between(1, 3)}` },
  }),
  replaceProject: (world) => creation(world, 'projects', world.projects, { name: 'Put' }),
  updateProject: (world) => ({
    method: 'PATCH',
    url: project(world),
    payload: { name: `Project ${world.dice.between(1, 3)}` },
  }),
  deleteProject: (world) => ({
    method: 'DELETE',
    url: `${project(world)}?tasks=${world.dice.oneOf(['keep', 'delete'])}`,
  }),
} as const satisfies Writes;

const SINGLE_NAMES = Object.keys(SINGLE) as (keyof typeof SINGLE)[];

/** Several of them, some of which may fail. */
function several(world: World): Write {
  const parts = Array.from({ length: world.dice.between(1, 5) }, () => {
    const id = world.dice.oneOf(SINGLE_NAMES);
    const { payload, headers, ...request }: Write = SINGLE[id](world);
    const body = payload && { payload: JSON.stringify(payload) };
    return inBatch(id, { ...request, headers: { ...headers }, ...body });
  });
  const operations = parts.flatMap((one) => (JSON.parse(String(one.payload)) as { operations: object[] }).operations);
  return { method: 'POST', url: '/api/me/batch', payload: { atomic: world.dice.chance(50), operations } };
}

/** Every operation that changes what a user has. */
export const WRITES = {
  ...SINGLE,
  batch: several,
  deleteCompletedTasks: () => ({ method: 'DELETE', url: '/api/me/tasks?is_completed=true' }),
  renameTag: ({ dice }) => ({
    method: 'PATCH',
    url: '/api/me/tags',
    payload: { from: dice.oneOf(TAGS), to: dice.oneOf(TAGS) },
  }),
  deleteTag: ({ dice }) => ({ method: 'DELETE', url: `/api/me/tags?name=${dice.oneOf(TAGS)}` }),
  importTasks: (world) => ({ method: 'POST', url: '/api/me/import', payload: file(world) }),
  deleteAccount: farewell,
} as const satisfies Writes;
