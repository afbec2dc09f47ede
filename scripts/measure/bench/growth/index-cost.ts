import pg from 'pg';
import { insertValues } from '../../../../src/resource/values.ts';
import { draftTask } from '../../../../src/resources/tasks/draft.ts';
import { TASK } from '../../../../src/resources/tasks/task.ts';
import { taskId, userId } from '../ids.ts';
import { rotated } from '../rounds.ts';
import { requestsFor } from '../works.ts';
import type { Growth } from './population.ts';

/** What an index costs writes: what they take with it over what they take without it. */
export interface IndexCost {
  readonly index: string;
  readonly create: number;
  readonly complete: number;
  /** Bytes of write-ahead log that a creation has more with it. */
  readonly wal: number;
}

/** Writes of one kind in a round. */
const WRITES = 200;

/** Rounds, of which the fastest counts: whatever else the machine did is in the others. */
const ROUNDS = 25;

/** How many of the other users are written to. */
const USERS = 50;

/** The users that are written to: the number of the first, and how many tasks each has. */
interface Written {
  readonly first: number;
  readonly tasks: number;
}

interface Taken {
  readonly create: number;
  readonly complete: number;
  readonly wal: number;
}

const CREATE = TASK.statements.insert;
const readers = insertValues(TASK.columns);

/** The values of new tasks, as the benchmark's creations write them. */
function newTasks(first: number, seed: number): unknown[][] {
  const requests = requestsFor('create', { users: USERS, tasksPerUser: 1 }, { count: WRITES, seed, completed: 0 });
  return requests.map(({ body = '{}' }, index) => {
    const { project_id: _, ...fields } = JSON.parse(body);
    const owner = userId(first + (index % USERS));
    const made = draftTask(
      { owner, subject: owner },
      {
        ...{ description: null, is_completed: false, due: null, priority: 0, tags: [], metadata: {} },
        ...fields,
      },
    );
    return [made.user_id, ...CREATE.slots.map((slot) => readers.get(slot)?.(made))];
  });
}

const COMPLETE = `UPDATE tasks SET is_completed = true, completed_at = $3, version = version + 1, updated_at = $3
  WHERE user_id = $1 AND id = $2`;

/** Makes the writes of a round without an index, or with all, and undoes all of it. */
async function play(client: pg.Client, { first, tasks }: Written, round: number, without?: string): Promise<Taken> {
  const wal = async () =>
    Number((await client.query("SELECT pg_current_wal_insert_lsn() - '0/0' AS bytes")).rows[0].bytes);
  const timed = async (text: string, all: readonly unknown[][]): Promise<number> => {
    const began = performance.now();
    for (const values of all) await client.query({ name: text.slice(0, 6), text, values });
    return (performance.now() - began) / all.length;
  };
  const completions = Array.from({ length: WRITES }, (_, index) => {
    const user = first + (index % USERS);
    // Every third is completed; the one after it is open.
    const nth = (round * (WRITES / USERS) + Math.floor(index / USERS)) % Math.floor(tasks / 3);
    return [userId(user), taskId(user, 1 + 3 * nth), new Date()];
  });
  await client.query('BEGIN');
  if (without !== undefined) await client.query(`DROP INDEX ${without}`);
  const before = await wal();
  const create = await timed(CREATE.text, newTasks(first, round));
  const bytes = (await wal()) - before;
  const complete = await timed(COMPLETE, completions);
  await client.query('ROLLBACK');
  return { create, complete, wal: bytes / WRITES };
}

/**
 * Measures what each index of the tasks costs: rounds with all of them, and without each, in turn.
 * @param url the database, of the greatest size
 * @param growth whose other users are written to; nothing stays
 */
export async function indexCosts(url: string, { subjects, others }: Growth): Promise<IndexCost[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT indexname AS name FROM pg_indexes WHERE tablename = 'tasks' AND indexname <> 'tasks_pkey' ORDER BY 1",
    );
    const variants = [undefined, ...rows.map(({ name }) => name)];
    const taken = new Map<string | undefined, Taken[]>();
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const variant of rotated(variants, round)) {
        const one = await play(client, { first: subjects.length + 1, tasks: others }, round, variant);
        if (round > 0) taken.set(variant, [...(taken.get(variant) ?? []), one]);
      }
    }
    const of = (variant: string | undefined, what: keyof Taken) =>
      Math.min(...(taken.get(variant) ?? []).map((one) => one[what]));
    return rows.map(({ name }) => ({
      index: name,
      create: of(undefined, 'create') / of(name, 'create'),
      complete: of(undefined, 'complete') / of(name, 'complete'),
      wal: of(undefined, 'wal') - of(name, 'wal'),
    }));
  } finally {
    await client.end();
  }
}
