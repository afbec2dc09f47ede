import type { WebhookUsers } from '../database/webhook-users.ts';
import type { Delivery, Outcome } from './delivery.ts';
import type { Message } from './message.ts';
import type { ReceiverState } from './state.ts';
import { createSweep } from './sweep.ts';
import type { Run } from './teller.ts';

/** Messages under way at the same time, each of another user. */
const MAX_UNDER_WAY = 16;

/** Beyond so many users who wait, no more are looked for. */
const MAX_WAITING = 10_000;

/** After so many failures without a success, a success is the end of an outage. */
const OUTAGE = 5;

/** What waits is tried before its time no more often than this, in milliseconds: some of it may be refused whenever it is sent. */
const HURRY_MS = 60_000;

/** What a follower works with. */
export interface FollowerParts {
  readonly tell: (run: Run) => Promise<boolean>;
  readonly delivery: Delivery;
  readonly users: WebhookUsers;
  readonly state: ReceiverState;
  /** The clock: milliseconds since 1970. */
  readonly now: () => number;
  /** Told of each attempt. */
  readonly attempted: (message: Message, outcome: Outcome) => void;
  /** Told of 410. */
  readonly stopped: () => void;
  /** Told when the database could not be asked: what was to be done is found again. */
  readonly failed: (error: unknown) => void;
}

/** Follows the changes of all users. */
export interface Follower {
  /** A user has written something. */
  written(owner: string): void;
  /** To be called about once a second: looks for what is to be told, a page of users at a time. */
  round(): Promise<void>;
  /** Makes one attempt; what the runs send by. */
  send(message: Message): Promise<Outcome>;
  /** Waits until nothing is under way. */
  settled(): Promise<void>;
  /** Lets what is under way end, and interrupts it after a time in milliseconds. */
  close(graceMs: number): Promise<void>;
  /** How many users had something to be told, when all were looked at last. */
  behind(): number;
}

/**
 * Makes the follower. It is woken by the writes of this process, and finds those of others, and what was left, by looking at all users.
 * @param parts what it works with
 */
export function createFollower(parts: FollowerParts): Follower {
  const { delivery, state, now } = parts;
  const waiting = new Map<string, boolean>();
  const underWay = new Map<string, Promise<void>>();
  const woken = new Map<string, boolean>();
  let [hasBegun, isOn, isClosing, isLooking] = [false, false, false, false];
  // As many as could have failed before this process began.
  let failures = OUTAGE;
  let hurriedAt = Number.NEGATIVE_INFINITY;

  const enqueue = (owner: string, isEarly: boolean): void => {
    if (!isOn || isClosing) return;
    const queue = underWay.has(owner) ? woken : waiting;
    queue.set(owner, isEarly || queue.get(owner) === true);
    pump();
  };
  const sweep = createSweep(parts.users, now, enqueue);
  const hurry = (): void => {
    if (Math.abs(now() - hurriedAt) < HURRY_MS) return;
    sweep.hurry();
    [hurriedAt, failures] = [now(), 0];
  };

  const runFor = async (owner: string, isEarly: boolean): Promise<void> => {
    const isOver = () => isClosing || !isOn;
    const run = { owner, isEarly, isWoken: () => woken.delete(owner), isAwaited: () => waiting.size > 0, isOver };
    const isMore = await parts.tell(run).catch((error) => {
      parts.failed(error);
      return false;
    });
    underWay.delete(owner);
    const isWokenEarly = woken.get(owner);
    woken.delete(owner);
    if (isWokenEarly !== undefined || isMore) enqueue(owner, isWokenEarly === true);
    pump();
  };

  function pump(): void {
    for (const [owner, isEarly] of waiting) {
      if (underWay.size >= MAX_UNDER_WAY || isClosing || !isOn) return;
      waiting.delete(owner);
      underWay.set(owner, runFor(owner, isEarly));
    }
  }

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay.values());
  };

  return {
    settled,
    behind: sweep.behind,
    written: (owner) => enqueue(owner, false),
    async send(message) {
      const outcome = await delivery.send(message);
      parts.attempted(message, outcome);
      if (outcome.kind === 'delivered') {
        if (failures >= OUTAGE) hurry();
        else failures = 0;
      } else failures += 1;
      if (outcome.kind === 'gone' && isOn) {
        isOn = false;
        waiting.clear();
        parts.stopped();
        await state.stop();
      }
      return outcome;
    },
    async round() {
      if (isLooking || isClosing || waiting.size > MAX_WAITING) return;
      isLooking = true;
      try {
        if (!hasBegun) await state.begin();
        hasBegun = true;
        if (!isOn || sweep.isAtStart()) isOn = !(await state.isStopped());
        if (isOn) await sweep.page();
      } catch (error) {
        // What is closed meanwhile is no outage.
        if (!isClosing) parts.failed(error);
      }
      isLooking = false;
    },
    async close(graceMs) {
      isClosing = true;
      const timer = setTimeout(delivery.interrupt, graceMs);
      await settled();
      clearTimeout(timer);
      delivery.interrupt();
    },
  };
}
