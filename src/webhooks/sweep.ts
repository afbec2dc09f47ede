import type { Behind, WebhookUsers } from '../database/webhook-users.ts';

/**
 * Makes what looks at all users, a page at a time, round after round.
 * @param users asks about them
 * @param now the clock: milliseconds since 1970
 * @param enqueue gets who is to be told of, and whether the next attempt of what failed is not waited for
 */
export function createSweep(
  users: WebhookUsers,
  now: () => number,
  enqueue: (owner: string, isEarly: boolean) => void,
) {
  let after = '';
  let counted = 0;
  let behind = 0;
  let isEarly = false;
  let isWanted = false;
  /** Those whom a process told of while nobody was to wait: it may have ended. */
  const skipped = new Set<string>();
  const look = ({ id, is_leased, is_waiting }: Behind): void => {
    if (is_leased) {
      if (isEarly) skipped.add(id);
      return;
    }
    const isHurried = skipped.delete(id) || isEarly;
    if (!is_waiting || isHurried) enqueue(id, isHurried);
  };
  return {
    behind: () => behind,
    isAtStart: () => after === '',
    /** The next sweep does not wait for the next attempts of what failed. */
    hurry(): void {
      isWanted = true;
    },
    async page(): Promise<void> {
      if (after === '') [isEarly, isWanted] = [isWanted, false];
      const end = await users.pageEnd(after);
      const found = await users.behind(after, end, new Date(now()));
      found.forEach(look);
      counted += found.length;
      after = end ?? '';
      if (end === undefined) [behind, counted] = [counted, 0];
    },
  };
}
