import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { UUID } from 'uuidv7';

/** Choices that look like chance, and are the same for the same seed. */
export interface Dice {
  /** A whole number; both bounds are inclusive. */
  between(least: number, most: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
  /** True with this probability in percent. */
  chance(percent: number): boolean;
  /** A version 7 UUID with the time of creation in it (RFC 9562, section 5.7), as those of the service. */
  id(createdMs: number): string;
}

/**
 * Makes dice.
 * @param seed equal seeds give equal choices
 */
export function createDice(seed: number): Dice {
  const source = xoroshiro128plus(seed);
  const between = (least: number, most: number) => uniformInt(source, least, most);
  return {
    between,
    oneOf<Item>(items: readonly Item[]): Item {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error('there is nothing to choose from');
      return item;
    },
    chance: (percent) => between(1, 100) <= percent,
    id: (createdMs) =>
      UUID.fromFieldsV7(createdMs, between(0, 0xfff), between(0, 0x3fff_ffff), between(0, 0xffff_ffff)).toString(),
  };
}
