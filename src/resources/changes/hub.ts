import { Problem } from '../../problems/index.ts';

/** How often the hub looks after its streams, and at the most for changes, in milliseconds. */
const ROUND_MS = 150;

/** How often it looks for changes while other processes tell of theirs, in milliseconds: what they could not tell is found so. */
const ASSURANCE_MS = 5000;

/** How long it does not look after the database could not be asked, in milliseconds. */
const PAUSE_MS = 1000;

/** When a client beyond the bound may try again, in seconds: by then, the place of a client that went away is free. */
const RETRY_AFTER = '15';

/** Before the database was asked: every number differs from it. */
const UNKNOWN = -1n;

/** Of the users whose number is known, those whose number is another one by now, with that. */
export type ChangedUsers = (known: ReadonlyMap<string, bigint>) => Promise<ReadonlyMap<string, bigint>>;

/** An open stream, as the hub sees it. */
export interface Follower {
  /** There may be changes. */
  wake(): void;
  /** Called several times a second. */
  lookAfter(): void;
  /** Ends it; it leaves by itself. */
  end(): void;
}

/** Knows the open streams of this process, and wakes those of users who changed something. */
export interface Hub {
  /**
   * Adds a stream.
   * @returns takes it away again
   * @throws {Problem} RATE_LIMITED when the user has as many as allowed
   */
  join(owner: string, follower: Follower): () => void;
  /** Wakes the streams of a user; costs a look-up when there are none. */
  wake(owner: string): void;
  /** Whether streams are to end as soon as they have begun. */
  isClosing(): boolean;
  /** Ends all streams. */
  close(): void;
}

/** What a hub is made of. */
export interface HubSettings {
  /** STREAMS_PER_USER. */
  readonly perUser: number;
  /** Asks the database for changes of other processes. */
  readonly changedUsers: ChangedUsers;
  /** Whether other processes tell of their changes themselves, at this moment. */
  readonly isTold: () => boolean;
  /** Called when the database could not be asked. */
  readonly failed: (error: Error) => void;
}

interface Watched {
  readonly followers: Set<Follower>;
  /** The user's change number when the database was last asked. */
  known: bigint;
}

const tooMany = (limit: number): Problem =>
  new Problem('RATE_LIMITED', {
    detail: `${limit} streams of your changes are open already. Close one first, or let what runs on one device share one.`,
    headers: { 'retry-after': RETRY_AFTER },
  });

/** Asks for the changes of all watched users in one query, and wakes their streams. */
function createSearch(watched: ReadonlyMap<string, Watched>, { changedUsers, isTold, failed }: HubSettings) {
  let isAsking = false;
  let notBefore = 0;
  return async (now: number): Promise<void> => {
    if (isAsking || now < notBefore) return;
    isAsking = true;
    notBefore = isTold() ? now + ASSURANCE_MS : now;
    try {
      const known = new Map(Array.from(watched, ([owner, user]) => [owner, user.known]));
      for (const [owner, number] of await changedUsers(known)) {
        const user = watched.get(owner);
        if (!user) continue;
        user.known = number;
        for (const follower of user.followers) follower.wake();
      }
    } catch (error) {
      // What changes meanwhile has another number afterwards.
      failed(error as Error);
      notBefore = performance.now() + PAUSE_MS;
    }
    isAsking = false;
  };
}

/**
 * Makes the hub. One timer serves all streams, and runs while there are any.
 * @param settings how many streams a user may have, and how changes of other processes become known
 */
export function createHub(settings: HubSettings): Hub {
  const watched = new Map<string, Watched>();
  const search = createSearch(watched, settings);
  let isClosing = false;
  let timer: NodeJS.Timeout | undefined;
  const all = (): Follower[] => [...watched.values()].flatMap(({ followers }) => [...followers]);
  const round = (): void => {
    for (const follower of all()) follower.lookAfter();
    if (watched.size > 0) void search(performance.now());
  };
  const leave = (owner: string, user: Watched, follower: Follower): void => {
    user.followers.delete(follower);
    if (user.followers.size === 0) watched.delete(owner);
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    join(owner, follower) {
      const user = watched.get(owner) ?? { followers: new Set(), known: UNKNOWN };
      if (user.followers.size >= settings.perUser) throw tooMany(settings.perUser);
      watched.set(owner, user);
      user.followers.add(follower);
      timer ??= setInterval(round, ROUND_MS).unref();
      return () => leave(owner, user, follower);
    },
    wake(owner) {
      for (const follower of watched.get(owner)?.followers ?? []) follower.wake();
    },
    isClosing: () => isClosing,
    close() {
      isClosing = true;
      for (const follower of all()) follower.end();
    },
  };
}
