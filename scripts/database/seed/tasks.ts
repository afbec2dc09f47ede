import type { Prisma } from '../../../generated/prisma/client.ts';
import { searchForm } from '../../../src/resource/search.ts';
import { createDice, type Dice } from './dice.ts';
import { DETAILS, PEOPLE, PLACES, TAGS, THINGS, TITLES, TOPICS, ZONES } from './words.ts';

/** Which tasks to create. */
export interface Wish {
  readonly owner: string;
  readonly count: number;
  /** Equal seeds give equal tasks, with times relative to `now`. */
  readonly seed: number;
  readonly now: Date;
}

const DAY_MS = 86_400_000;

const QUARTER_MS = 15 * 60 * 1000;

/** The age of the oldest task. */
const SPAN_MS = 180 * DAY_MS;

/** When the oldest task may have been created. */
export const firstCreation = (now: Date): Date => new Date(now.getTime() - SPAN_MS);

/** A task of this age is most likely completed. */
const MOSTLY_DONE_MS = 30 * DAY_MS;

/** The longest time between the creation of a task and its change or completion. */
const LONGEST_WORK_MS = 14 * DAY_MS;

function write(dice: Dice, template: string): string {
  const words = { person: PEOPLE, place: PLACES, thing: THINGS, topic: TOPICS };
  return template.replace(/\{(person|place|thing|topic)\}/g, (_, kind: keyof typeof words) => dice.oneOf(words[kind]));
}

/** The later events of a task: completed, changed, or neither. Nothing happens after `now`. */
function history(dice: Dice, created: number, { owner, now: until }: Wish) {
  const now = until.getTime();
  const is_completed = dice.chance(now - created > MOSTLY_DONE_MS ? 85 : 40);
  const is_changed = is_completed || dice.chance(20);
  const updated_at = new Date(
    is_changed ? created + dice.between(0, Math.min(LONGEST_WORK_MS, now - created)) : created,
  );
  const completed = is_completed
    ? { completed_at: updated_at, completed_by: owner }
    : { completed_at: null, completed_by: null };
  return { is_completed, ...completed, version: is_changed ? 2 : 1, updated_at };
}

/** When it is due: most tasks that are have a day alone. */
function dueDate(dice: Dice, created: number) {
  if (!dice.chance(45)) return {};
  const due_date = new Date(created + dice.between(0, 60) * DAY_MS);
  if (!dice.chance(30)) return { due_date };
  const due_time = new Date(dice.between(7 * 4, 20 * 4) * QUARTER_MS);
  return { due_date, due_time, ...(dice.chance(50) && { due_time_zone: dice.oneOf(ZONES) }) };
}

/** Some tags, none twice. */
const tagsOf = (dice: Dice): string[] =>
  dice.chance(40) ? [...new Set(Array.from({ length: dice.between(1, 3) }, () => dice.oneOf(TAGS)))] : [];

/** What a task is about, and what is to be found of it. */
function wording(dice: Dice) {
  const title = write(dice, dice.oneOf(TITLES));
  const description = dice.chance(40) ? write(dice, dice.oneOf(DETAILS)) : null;
  const tags = tagsOf(dice);
  return {
    ...{ title, description, tags },
    search_title: searchForm(title),
    search_description: description && searchForm(description),
    search_tags: tags.map(searchForm),
  };
}

/** Where a task belongs. */
interface Place {
  readonly project_id: string | null;
  readonly parent_id: string | null;
}

function taskOf(dice: Dice, wish: Wish, created: number, place: Place) {
  const { owner } = wish;
  return {
    user_id: owner,
    id: dice.id(created),
    ...place,
    ...wording(dice),
    ...dueDate(dice, created),
    priority: dice.chance(30) ? dice.between(1, 9) : 0,
    metadata: dice.chance(10) ? { crm_id: `A-${dice.between(1000, 9999)}` } : {},
    position: created,
    created_by: owner,
    created_at: new Date(created),
    ...history(dice, created, wish),
  } satisfies Prisma.TaskCreateManyInput;
}

/**
 * Plausible tasks of a person, the oldest first, spread over half a year, as complete rows: some of them in projects, some below others.
 * @param wish user, number and seed
 * @param dice chooses
 * @param projects the ids of the projects
 */
export function* believableTasks(
  wish: Wish,
  dice: Dice = createDice(wish.seed),
  projects: readonly string[] = [],
): Generator<ReturnType<typeof taskOf>> {
  const first = firstCreation(wish.now).getTime();
  const step = Math.floor(SPAN_MS / wish.count);
  const places: (string | null)[] = [null, ...projects];
  let top: Place & { id: string } = { id: '', project_id: null, parent_id: null };
  for (let index = 0; index < wish.count; index += 1) {
    const created = first + index * step + dice.between(0, step - 1);
    const isBelow = index > 0 && dice.chance(15);
    const place = isBelow
      ? { project_id: top.project_id, parent_id: top.id }
      : { project_id: dice.oneOf(places), parent_id: null };
    const task = taskOf(dice, wish, created, place);
    if (!isBelow) top = task;
    yield task;
  }
}
