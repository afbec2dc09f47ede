import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Answer, ask, create, faultOfUnavailable, taskOf } from './ask.ts';

/** What is known of something that was asked for: `perhaps` when no answer came, or one that promises nothing. */
type Known = 'yes' | 'no' | 'perhaps';

/** A task as the client that made it knows it. Its title is its idempotency key. */
interface Entry {
  readonly key: string;
  id?: string;
  exists: Known;
  completed: Known;
}

/** A task as it is. */
export interface Stored {
  readonly id: string;
  readonly title: string;
  readonly is_completed: boolean;
}

/** Clients that write and keep a record of what they were told. */
export interface Ledger {
  /** How many answers were 2xx. */
  acknowledged(): number;
  /** How many there were of each status; 0 stands for none. */
  statuses(): Readonly<Record<string, number>>;
  /** Answers that nothing explains: neither 2xx, nor a broken connection, nor a good 503. */
  readonly unexplained: string[];
  /** The longest that a request took, in milliseconds. */
  slowest(): number;
  /** Until a request that was sent after now succeeds; in milliseconds. */
  untilSuccess(): Promise<number>;
  /** Lets the requests at work end. */
  stop(): Promise<void>;
  /** What of all that was acknowledged is not so in the database, and keys with more than one task. */
  compare(stored: readonly Stored[]): { lost: string[]; doubled: string[] };
}

const WRITERS = 8;
export const OWNERS: readonly string[] = Array.from({ length: WRITERS }, (_, index) => `writer-${index}`);

const PAUSE_MS = 100;

/** One of the entry's promises is broken. */
function isLost({ id, exists, completed }: Entry, rows: readonly Stored[]): boolean {
  const [row] = rows;
  if (!row) return exists === 'yes';
  if (exists === 'no' || (id !== undefined && row.id !== id)) return true;
  return completed !== 'perhaps' && row.is_completed !== (completed === 'yes');
}

function compare(entries: readonly Entry[], stored: readonly Stored[]): { lost: string[]; doubled: string[] } {
  const byKey = new Map<string, Stored[]>();
  for (const row of stored) byKey.set(row.title, [...(byKey.get(row.title) ?? []), row]);
  return {
    lost: entries.filter((entry) => isLost(entry, byKey.get(entry.key) ?? [])).map((entry) => JSON.stringify(entry)),
    doubled: [...byKey].filter(([, rows]) => rows.length > 1).map(([key]) => key),
  };
}

/**
 * Starts clients that create, complete and delete tasks, each its own. A creation without a good answer is sent again with its key
 * until it has one; what else fails stays in doubt.
 * @param port where the service is at the moment
 * @param fields of the tasks, besides their title
 */
export function startLedger(port: () => number, fields: Readonly<Record<string, unknown>> = {}): Ledger {
  const entries: Entry[] = [];
  const statuses: Record<string, number> = {};
  const unexplained: string[] = [];
  const waiting: { since: number; resolve(ms: number): void }[] = [];
  let slowest = 0;
  let isRunning = true;

  const settle = (answer: Answer, sentAt: number, wanted: number): boolean => {
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    slowest = Math.max(slowest, answer.ms);
    if (answer.status === wanted) {
      const due = waiting.filter(({ since }) => since <= sentAt);
      for (const item of due) waiting.splice(waiting.indexOf(item), 1)[0]?.resolve(performance.now() - item.since);
      return true;
    }
    const fault = answer.status === 0 ? undefined : faultOfUnavailable(answer);
    if (fault) unexplained.push(fault);
    return false;
  };

  const attempt = async (wanted: number, send: () => Promise<Answer>): Promise<Answer | undefined> => {
    const sentAt = performance.now();
    const answer = await send();
    return settle(answer, sentAt, wanted) ? answer : undefined;
  };

  /** Sends the creation until it is acknowledged; undefined when the load ends before. */
  const make = async (owner: string, key: string): Promise<string | undefined> => {
    while (isRunning) {
      const answer = await attempt(201, () => create(port(), owner, { ...fields, title: key }, key));
      if (answer) return taskOf(answer).id;
      await delay(PAUSE_MS);
    }
    return undefined;
  };

  const complete = async (owner: string, id: string, entry: Entry): Promise<void> => {
    entry.completed = 'perhaps';
    if (await attempt(200, () => ask(port(), owner, `${id}/complete`, { method: 'PATCH' }))) entry.completed = 'yes';
  };

  const remove = async (owner: string, id: string, entry: Entry): Promise<void> => {
    entry.exists = 'perhaps';
    if (await attempt(204, () => ask(port(), owner, id, { method: 'DELETE' }))) entry.exists = 'no';
  };

  const write = async (owner: string): Promise<void> => {
    const key = randomUUID();
    const entry: Entry = { key, exists: 'perhaps', completed: 'no' };
    entries.push(entry);
    const id = await make(owner, key);
    if (id === undefined) return;
    Object.assign(entry, { id, exists: 'yes' });
    const dice = Math.random();
    if (dice < 0.6) await complete(owner, id, entry);
    if (dice > 0.7 || dice < 0.1) await remove(owner, id, entry);
  };

  const clients = OWNERS.map(async (owner) => {
    while (isRunning) await write(owner);
  });
  return {
    acknowledged: () => [200, 201, 204].reduce((sum, status) => sum + (statuses[status] ?? 0), 0),
    statuses: () => statuses,
    unexplained,
    slowest: () => slowest,
    untilSuccess: () => new Promise((resolve) => waiting.push({ since: performance.now(), resolve })),
    async stop() {
      isRunning = false;
      await Promise.all(clients);
    },
    compare: (stored) => compare(entries, stored),
  };
}

/** Every task in a PostgreSQL. */
export async function storedIn(url: string): Promise<Stored[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query('SELECT id, title, is_completed FROM tasks').finally(() => client.end());
  return rows;
}
