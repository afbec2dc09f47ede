import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { UUID } from 'uuidv7';
import type { Task } from '../../../generated/prisma/client.ts';
import { DETAILS, PEOPLE, PLACES, THINGS, TITLES, TOPICS } from './words.ts';

/** Which tasks to create. */
export interface Wish {
  readonly owner: string;
  readonly count: number;
  /** Equal seeds give equal tasks, with times relative to `now`. */
  readonly seed: number;
  readonly now: Date;
}

const DAY_MS = 86_400_000;

/** The age of the oldest task. */
const SPAN_MS = 180 * DAY_MS;

/** A task of this age is most likely completed. */
const MOSTLY_DONE_MS = 30 * DAY_MS;

/** The longest time between the creation of a task and its change or completion. */
const LONGEST_WORK_MS = 14 * DAY_MS;

interface Dice {
  /** A whole number; both bounds are inclusive. */
  between(least: number, most: number): number;
  oneOf(words: readonly string[]): string;
  /** True with this probability in percent. */
  chance(percent: number): boolean;
}

function createDice(seed: number): Dice {
  const source = xoroshiro128plus(seed);
  const between = (least: number, most: number) => uniformInt(source, least, most);
  return {
    between,
    oneOf: (words) => words[between(0, words.length - 1)] as string,
    chance: (percent) => between(1, 100) <= percent,
  };
}

function write(dice: Dice, template: string): string {
  const words = { person: PEOPLE, place: PLACES, thing: THINGS, topic: TOPICS };
  return template.replace(/\{(person|place|thing|topic)\}/g, (_, kind: keyof typeof words) => dice.oneOf(words[kind]));
}

/** The later events of a task: completed, changed, or neither. Nothing happens after `now`. */
function history(dice: Dice, created: number, now: number) {
  const is_completed = dice.chance(now - created > MOSTLY_DONE_MS ? 85 : 40);
  const is_changed = is_completed || dice.chance(20);
  const updated_at = new Date(
    is_changed ? created + dice.between(0, Math.min(LONGEST_WORK_MS, now - created)) : created,
  );
  return { is_completed, completed_at: is_completed ? updated_at : null, version: is_changed ? 2 : 1, updated_at };
}

/**
 * Plausible tasks of a person, the oldest first, spread over half a year, as complete rows.
 * @param wish user, number and seed
 */
export function* believableTasks({ owner, count, seed, now }: Wish): Generator<Task> {
  const dice = createDice(seed);
  const first = now.getTime() - SPAN_MS;
  const step = Math.floor(SPAN_MS / count);
  for (let position = 0; position < count; position += 1) {
    const created = first + position * step + dice.between(0, step - 1);
    // The id contains the time of creation (RFC 9562, section 5.7), as in the ids of the service.
    const id = UUID.fromFieldsV7(
      created,
      dice.between(0, 0xfff),
      dice.between(0, 0x3fff_ffff),
      dice.between(0, 0xffff_ffff),
    );
    yield {
      user_id: owner,
      id: id.toString(),
      title: write(dice, dice.oneOf(TITLES)),
      description: dice.chance(40) ? write(dice, dice.oneOf(DETAILS)) : null,
      position,
      created_at: new Date(created),
      ...history(dice, created, now.getTime()),
    };
  }
}
