import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { UUID } from 'uuidv7';
import type { Task } from '../../../generated/prisma/client.ts';
import { DETAILS, PEOPLE, PLACES, THINGS, TITLES, TOPICS } from './words.ts';

/** What to make. */
export interface Wish {
  readonly owner: string;
  readonly count: number;
  /** Equal seeds make equal tasks, counted back from `now`. */
  readonly seed: number;
  readonly now: Date;
}

const DAY_MS = 86_400_000;

/** From the oldest task to now. */
const SPAN_MS = 180 * DAY_MS;

/** A task that is this old is most likely done. */
const MOSTLY_DONE_MS = 30 * DAY_MS;

/** How long after its creation a task is changed or completed, at the most. */
const LONGEST_WORK_MS = 14 * DAY_MS;

interface Dice {
  /** A whole number; both bounds are included. */
  between(least: number, most: number): number;
  oneOf(words: readonly string[]): string;
  /** True so many times in a hundred. */
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

/** What has happened to a task since: completed, changed, or neither. Later than now is nothing. */
function history(dice: Dice, created: number, now: number) {
  const is_completed = dice.chance(now - created > MOSTLY_DONE_MS ? 85 : 40);
  const is_changed = is_completed || dice.chance(20);
  const updated_at = new Date(
    is_changed ? created + dice.between(0, Math.min(LONGEST_WORK_MS, now - created)) : created,
  );
  return { is_completed, completed_at: is_completed ? updated_at : null, version: is_changed ? 2 : 1, updated_at };
}

/**
 * Tasks as a person could have them, the oldest first, spread over half a year; whole rows, as the service could have written them.
 * @param wish whose, how many, and from which seed
 */
export function* believableTasks({ owner, count, seed, now }: Wish): Generator<Task> {
  const dice = createDice(seed);
  const first = now.getTime() - SPAN_MS;
  const step = Math.floor(SPAN_MS / count);
  for (let position = 0; position < count; position += 1) {
    const created = first + position * step + dice.between(0, step - 1);
    // The moment of the creation is in the id (RFC 9562, section 5.7), as in those that the service makes.
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
