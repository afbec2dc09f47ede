import type { components } from '../../generated/contract.ts';
import { Problem } from '../problems/index.ts';
import type { FeedPage, ReadFeed } from '../resources/changes/feed.ts';
import { endOf, placeOf, tokenOf } from '../resources/changes/token.ts';
import type { Lease, Progress, ProgressKeeper } from './cursors.ts';
import type { Outcome } from './delivery.ts';
import { type HeldLease, holdLease, LeaseLost } from './held-lease.ts';
import { type Message, messageOf } from './message.ts';
import { delayAfter } from './schedule.ts';

/** Changes per page. */
const PAGE = 50;

/** What tells the receiver. */
export interface TellerParts {
  readonly keeper: ProgressKeeper;
  readonly read: ReadFeed;
  /** Makes one attempt. */
  readonly send: (message: Message) => Promise<Outcome>;
  /** WEBHOOK_EVENTS. */
  readonly events: readonly Message['type'][];
  readonly payload: components['schemas']['PayloadForm'];
  /** The clock: milliseconds since 1970. */
  readonly now: () => number;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  /** Told of what happens. */
  readonly gaveUp: (owner: string, message: Message, attempts: number) => void;
  readonly startedOver: (owner: string) => void;
}

/** One run: the changes of one user, until there are no more, something stops it, or behind a page it is the turn of others. */
export interface Run {
  readonly owner: string;
  /** Whether the next attempt of a message that failed is not waited for. */
  readonly isEarly: boolean;
  /** Whether the user has written something since this was last asked. */
  isWoken(): boolean;
  /** Whether other users wait for this run to end. */
  isAwaited(): boolean;
  /** Whether nothing more is to be sent. */
  isOver(): boolean;
}

const NO_FAILURE = { attempts: 0, failing: undefined, nextAttemptAt: undefined };

/**
 * Where to read on. The epoch is that of the database as it is: after a backup was put back, the progress is that of the backup as well.
 */
function sinceOf(owner: string, epoch: string, { done, position }: Progress): string {
  if (position === undefined) return tokenOf(owner, endOf(epoch, done));
  return tokenOf(owner, { ...placeOf(owner, position), epoch });
}

/**
 * Makes what tells the receiver of the changes of one user, in their order.
 * @param parts what it works with
 * @returns resolves with whether there is more to tell at once
 */
export function createTeller(parts: TellerParts) {
  const { keeper, now } = parts;

  const readOn = async (owner: string, since: string): Promise<FeedPage> => {
    try {
      return await parts.read(owner, since, PAGE);
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'CHANGES_EXPIRED')) throw error;
      parts.startedOver(owner);
      return parts.read(owner, undefined, PAGE);
    }
  };

  /** What is known after an attempt that failed; undefined: the message is given up. */
  const afterFailure = (run: Run, progress: Progress, message: Message, retryAfterMs: number): Progress | undefined => {
    const isKnown = progress.failing === message.id;
    // An attempt that was made before its time does not count.
    if (isKnown && (progress.nextAttemptAt ?? 0) > now()) return progress;
    const attempts = (isKnown ? progress.attempts : 0) + 1;
    const delay = delayAfter(attempts, retryAfterMs, parts.random());
    if (delay !== undefined) return { ...progress, attempts, failing: message.id, nextAttemptAt: now() + delay };
    parts.gaveUp(run.owner, message, attempts);
    return undefined;
  };

  /** Sends one message; gives the progress with which the run ends, if it does. */
  const tell = async (
    run: Run,
    held: HeldLease,
    progress: Progress,
    message: Message,
  ): Promise<Progress | undefined> => {
    if (!parts.events.includes(message.type)) return undefined;
    if (run.isOver()) return progress;
    await held.ensure(progress);
    const outcome = await parts.send(message);
    if (outcome.kind === 'delivered') return undefined;
    if (outcome.kind === 'gone' || outcome.kind === 'interrupted') return progress;
    return afterFailure(run, progress, message, outcome.retryAfterMs);
  };

  /** Tells a page; gives the progress behind it, or the one with which the run ends. */
  const tellPage = async (run: Run, held: HeldLease, page: FeedPage, begun: Progress) => {
    let progress = begun;
    for (const item of page.items) {
      const end = await tell(run, held, progress, messageOf(run.owner, page.epoch, item, parts.payload));
      if (end) return { progress: end, isEnd: true };
      progress = { ...progress, ...NO_FAILURE, position: item.token() };
      // That of the last one is written along with the end of the lease.
      if (page.hasMore || item !== page.items.at(-1)) held.save(progress);
    }
    if (!page.hasMore) progress = { ...NO_FAILURE, done: page.number, position: undefined };
    return { progress, isEnd: false };
  };

  /** Tells all there is; gives the progress with which the lease is given back. */
  const tellAll = async (run: Run, held: HeldLease, { epoch, progress }: Lease): Promise<Progress> => {
    let told = progress;
    for (let since = sinceOf(run.owner, epoch, progress); ; ) {
      // What is written from now on may not be on the page.
      run.isWoken();
      const page = await readOn(run.owner, since);
      const { progress, isEnd } = await tellPage(run, held, page, told);
      await held.flush();
      if (isEnd || run.isAwaited() || !(page.hasMore || run.isWoken())) return progress;
      told = progress;
      held.save(told);
      since = page.next;
    }
  };

  return async (run: Run): Promise<boolean> => {
    const { owner, isEarly } = run;
    const lease = crypto.randomUUID();
    const taken = await keeper.take(owner, lease, isEarly);
    if (!taken) return false;
    const held = holdLease(keeper, { owner, lease, until: taken.until, now });
    try {
      const end = await tellAll(run, held, taken);
      const number = await keeper.put(owner, lease, end, false);
      if (number === undefined || end.nextAttemptAt !== undefined) return false;
      return end.position !== undefined || number > end.done;
    } catch (error) {
      if (error instanceof LeaseLost) return false;
      throw error;
    }
  };
}
