import { PROJECTS, projectId, taskId, userId } from './ids.ts';

/** A request, ready to be sent. */
export interface BenchRequest {
  readonly kind: Kind;
  readonly method: string;
  readonly path: string;
  readonly user: number;
  readonly body?: string;
}

/** The kinds of requests. */
export type Kind = 'get' | 'list20' | 'list200' | 'create' | 'complete';

/** The requests of a round: kinds and their shares in percent. */
export const WORKS = {
  get: { get: 100 },
  list20: { list20: 100 },
  list200: { list200: 100 },
  mix: { list20: 70, get: 15, create: 10, complete: 5 },
  create: { create: 100 },
  complete: { complete: 100 },
} as const satisfies Record<string, Partial<Record<Kind, number>>>;

export type Work = keyof typeof WORKS;

/** What there is in each contestant's database. */
export interface Population {
  readonly users: number;
  readonly tasksPerUser: number;
}

/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32, by Tommy Ettinger). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Coprime to the number of open tasks, so that the steps reach all of them. */
const STRIDE = 48_611;

/**
 * The nth completion of a contestant: another open task each time, in an order that differs from that of the tables. When all are
 * completed they are reopened one by one, so that every request changes a task.
 */
export function completion(turn: number, { users, tasksPerUser }: Population): BenchRequest {
  // Of three tasks the first two are open: 1, 2, 4, 5, 7, …
  const perUser = Math.floor(tasksPerUser / 3) * 2;
  const index = (turn * STRIDE) % (users * perUser);
  const user = 1 + (index % users);
  const nth = Math.floor(index / users);
  const path = `/api/${userId(user)}/tasks/${taskId(user, 1 + nth + Math.floor(nth / 2))}/complete`;
  const isCompleted = Math.floor(turn / (users * perUser)) % 2 === 0;
  return { kind: 'complete', method: 'PATCH', path, user, body: JSON.stringify({ is_completed: isCompleted }) };
}

/** A part of the bodies of creations, spread over them: `share` of 100. */
const some = <Body>(nth: number, share: number, body: Body): Body | undefined =>
  (nth * 37) % 100 < share ? body : undefined;

/** A body with what tasks have as often as people's tasks do; JSON.stringify leaves out what is undefined. */
const creation = (user: number, nth: number): string =>
  JSON.stringify({
    title: `Write to Ms Okafor about number ${nth}`,
    description: some(nth, 50, 'She wants to know by Friday which of the two rooms we take, and for how many.'),
    project_id: some(nth + 1, 80, projectId(user, 1 + (nth % PROJECTS))),
    due: some(nth + 2, 45, {
      date: '2026-12-04',
      time: nth % 3 === 0 ? '14:30:00' : null,
      time_zone: nth % 6 === 0 ? 'Europe/Vienna' : null,
    }),
    priority: some(nth + 3, 30, 1 + (nth % 9)),
    tags: some(nth + 4, 40, ['phone', 'waiting', '5 minutes'].slice(nth % 3)),
    metadata: some(nth + 5, 10, { crm_id: `A-${nth}` }),
  });

function requestOf(
  kind: Exclude<Kind, 'complete'>,
  { users, tasksPerUser }: Population,
  random: () => number,
): BenchRequest {
  const below = (limit: number): number => 1 + Math.floor(random() * limit);
  const user = below(users);
  const path = `/api/${userId(user)}/tasks`;
  switch (kind) {
    case 'get':
      return { kind, method: 'GET', path: `${path}/${taskId(user, below(tasksPerUser))}`, user };
    case 'create':
      return { kind, method: 'POST', path, user, body: creation(user, below(10_000)) };
    case 'list20':
      return { kind, method: 'GET', path: `${path}?limit=20`, user };
    case 'list200':
      return { kind, method: 'GET', path: `${path}?limit=200`, user };
  }
}

/** A request that every user can send: for the first task. */
export const greeting = (user: number): BenchRequest => ({
  kind: 'get',
  method: 'GET',
  path: `/api/${userId(user)}/tasks/${taskId(user, 1)}`,
  user,
});

/**
 * The requests of a round, in the order in which they are to be sent.
 * @param work what they do
 * @param count how many
 * @param seed the same one gives the same requests
 * @param completed how many completions the contestant was sent before
 */
export function requestsFor(
  work: Work,
  population: Population,
  { count, seed, completed }: { count: number; seed: number; completed: number },
): BenchRequest[] {
  const random = seededRandom(seed);
  const kinds = Object.entries(WORKS[work]).flatMap(([kind, share]) => Array<Kind>(share).fill(kind as Kind));
  let turn = completed;
  return Array.from({ length: count }, () => {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'get';
    return kind === 'complete' ? completion(turn++, population) : requestOf(kind, population, random);
  });
}
