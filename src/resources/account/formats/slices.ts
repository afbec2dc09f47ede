import { setImmediate as nextTurn } from 'node:timers/promises';

/** How many rows are worked on until others have their turn. */
const ROWS = 500;

/**
 * Gives the items of a list one by one, and lets the process answer others in between.
 * @param items all of them
 */
export async function* inSlices<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[], void, undefined> {
  for (let start = 0; start < items.length; start += ROWS) {
    yield items.slice(start, start + ROWS);
    await nextTurn();
  }
}
