/** Moves of tasks beside a plain model: lists of ids by places. */
import assert from 'node:assert/strict';
import { createDice, type Dice } from '../../../../scripts/database/seed/dice.ts';
import type { Database } from '../../../../src/database/index.ts';
import { type Task, taskIn } from '../../../helpers/answers.ts';
import type { TestUser } from '../../../helpers/app.ts';
import { makeProject, type StoredTask, storedTasks } from '../../../helpers/planning.ts';
import { makeTask } from '../../../helpers/tasks.ts';

/** Where a task may be. */
export interface Place {
  readonly project_id: string | null;
  readonly parent_id: string | null;
}

/** The name of a place, for a map. */
export const nameOf = ({ project_id, parent_id }: Place): string => `${project_id} ${parent_id}`;

/** The tasks of a user by their places, in order. */
export function ordersIn(stored: readonly StoredTask[]): Map<string, string[]> {
  const orders = new Map<string, string[]>();
  for (const task of stored) orders.set(nameOf(task), [...(orders.get(nameOf(task)) ?? []), task.id]);
  return orders;
}

interface Game {
  readonly user: TestUser;
  readonly dice: Dice;
  readonly places: readonly Place[];
  /** Those that are moved, by their places. */
  readonly model: Map<string, string[]>;
  readonly moved: readonly Task[];
}

/** The top, two projects, and below a task of each; the tasks that are moved are made one by one. */
async function begin(user: TestUser, seed: number, tasks: number): Promise<Game> {
  const [one, other] = [await makeProject(user), await makeProject(user)];
  const parents = [await makeTask(user), await makeTask(user, { project_id: one.id })];
  const places: Place[] = [
    { project_id: null, parent_id: null },
    { project_id: other.id, parent_id: null },
    ...parents.map(({ id, project_id }) => ({ project_id, parent_id: id })),
  ];
  const model = new Map(places.map((place) => [nameOf(place), [] as string[]]));
  const moved: Task[] = [];
  for (let made = 0; made < tasks; made += 1) {
    const place = places[made % places.length] as Place;
    const task = await makeTask(user, place);
    moved.push(task);
    model.get(nameOf(place))?.push(task.id);
  }
  model.get('null null')?.unshift(...parents.filter(({ project_id }) => project_id === null).map(({ id }) => id));
  return { user, dice: createDice(seed), places, model, moved };
}

/** Takes a task out of the model, and puts it back by chance, after or before another, to the start or to the end. */
function next({ dice, places, model, moved }: Game) {
  const { id } = dice.oneOf(moved);
  const from = places.find((place) => model.get(nameOf(place))?.includes(id)) as Place;
  const to = dice.chance(70) ? from : dice.oneOf(places);
  const old = model.get(nameOf(from)) ?? [];
  old.splice(old.indexOf(id), 1);
  const siblings = model.get(nameOf(to)) ?? [];
  const at = dice.between(0, siblings.length);
  const anchor = siblings[at];
  const previous = siblings[at - 1];
  siblings.splice(at, 0, id);
  // What does not change may be left out.
  const place = {
    ...(to.project_id !== from.project_id && { project_id: to.project_id }),
    ...(to.parent_id !== from.parent_id && { parent_id: to.parent_id }),
  };
  if (anchor === undefined)
    return { id, to, payload: { ...(previous && dice.chance(50) ? { after: previous } : { to: 'end' }), ...place } };
  if (previous === undefined)
    return { id, to, payload: { ...(dice.chance(50) ? { before: anchor } : { to: 'start' }), ...place } };
  return { id, to, payload: { ...(dice.chance(50) ? { before: anchor } : { after: previous }), ...place } };
}

/** Whether the siblings of a task were renumbered: nothing else may have changed of them, nothing at all of others. */
function isRenumbered(before: readonly StoredTask[], after: readonly StoredTask[], id: string, to: Place): boolean {
  const old = new Map(before.map((task) => [task.id, task]));
  const changed = after.filter((task) => task.id !== id && task.version !== old.get(task.id)?.version);
  for (const task of changed) {
    const { version, position, ...kept } = old.get(task.id) as StoredTask;
    assert.deepEqual(
      { ...kept, position: 0, version: version + 1 },
      { ...task, position: 0 },
      'no more than its position',
    );
    assert.equal(nameOf(task), nameOf(to), 'only siblings are renumbered');
  }
  return changed.length > 0;
}

/**
 * Moves tasks by chance, and compares the order of every place with the model after each move.
 * @param database where they are stored
 * @param user whose tasks
 * @param moves how many moves
 * @param seed equal seeds give equal moves
 * @returns how many of the moves renumbered siblings
 */
export async function moveByChance(database: Database, user: TestUser, moves: number, seed: number): Promise<number> {
  const game = await begin(user, seed, 40);
  let before = await storedTasks(database, user);
  let renumberings = 0;
  for (let move = 0; move < moves; move += 1) {
    const { id, to, payload } = next(game);
    const answer = await user.request({ method: 'PATCH', url: `tasks/${id}/move`, payload });
    assert.equal(answer.statusCode, 200, `${JSON.stringify(payload)}: ${answer.body}`);
    const after = await storedTasks(database, user);
    const { version, position } = taskIn(answer);
    assert.deepEqual(
      after.filter((task) => task.id === id).map(({ updated_at, ...rest }) => rest),
      [{ id, ...to, position, version }],
    );
    if (isRenumbered(before, after, id, to)) renumberings += 1;
    const orders = ordersIn(after);
    for (const [place, ids] of game.model) assert.deepEqual(orders.get(place) ?? [], ids, `move ${move}`);
    before = after;
  }
  return renumberings;
}
