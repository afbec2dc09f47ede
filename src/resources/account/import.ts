import { hash } from 'node:crypto';
import type { components } from '../../../generated/contract.ts';
import { OPERATIONS } from '../../../generated/operations.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { Handler, Json } from '../../contract/types.ts';
import type { DatabaseClient } from '../../database/create-client.ts';
import { createSlots } from '../../database/slots.ts';
import { BULK_SIZE, type Bulk } from '../../resource/bulk.ts';
import { claimOf, replayOf, requestOf } from '../../resource/idempotency.ts';
import { earlierOf, takeKey } from '../../resource/keyed.ts';
import type { Parts } from './export.ts';
import type { ReadFile } from './formats/types.ts';
import { databaseMs } from './limits.ts';
import { bytesOf, readerOf, readFile } from './read-file.ts';
import { type Place, placeAll, type Settled, sortOut } from './settle.ts';

type Schemas = components['schemas'];

type Transaction = Prisma.TransactionClient;

/** The resources that a file becomes. */
export interface ImportParts extends Parts {
  readonly task: Parts['task'] & { places(tx: Transaction, owner: string): Promise<readonly Place[]> };
}

/** How many notes a report lists. */
const MAX_NOTES = 1000;

/** What each process reads and stores at a time: a file is kept in memory meanwhile. */
const IMPORTS_AT_ONCE = 1;

/** Stores entries in the order in which they are given. */
async function storeAll<T>(
  tx: Transaction,
  owner: string,
  part: Bulk<T>,
  entries: readonly T[],
  number: bigint,
): Promise<void> {
  for (let at = 0; at < entries.length; at += BULK_SIZE)
    await part.store(tx, owner, entries.slice(at, at + BULK_SIZE), number);
}

const countsOf = ({ created, existing, gone }: Settled<unknown>): Schemas['ImportCounts'] => ({
  created: created.length,
  existing,
  left_out: gone.size,
});

/** What of a report says what came of a file. */
type Outcome = Omit<Schemas['ImportReport'], 'format' | 'dry_run'>;

/**
 * Makes what stores what is new in a file.
 * @param parts the resources
 */
const storing =
  (parts: ImportParts) =>
  async (tx: Transaction, owner: string, number: bigint, file: ReadFile, isTrial: boolean): Promise<Outcome> => {
    const notes = [...file.notes];
    const projects = await sortOut(tx, owner, parts.project, file.projects, notes);
    const tasks = await sortOut(tx, owner, parts.task, file.tasks, notes);
    const present = tasks.existing > 0 ? await parts.task.places(tx, owner) : [];
    const placed = placeAll(tasks.created, present, projects.gone, notes);
    if (!isTrial) {
      const made = projects.created.map(({ entry }) => entry);
      await storeAll(tx, owner, parts.project, made, number);
      await storeAll(tx, owner, parts.task, placed, number);
    }
    notes.sort((one, other) => one.row - other.row);
    const listed = notes.slice(0, MAX_NOTES);
    return { projects: countsOf(projects), tasks: countsOf(tasks), notes: listed, notes_total: notes.length };
  };

/** The answer as it is kept with a key, and sent. */
const asJson = (text: string) => text as Json<Schemas['ImportAnswer']>;

/**
 * Makes the operation that imports a file: it is read as a whole, then stored in one transaction that holds the lock of the user.
 * @param db the client
 * @param parts the resources
 */
export function importing(db: Pick<DatabaseClient, 'inLongTransaction'>, parts: ImportParts): Handler<'importTasks'> {
  const takeSlot = createSlots(IMPORTS_AT_ONCE);
  const store = storing(parts);
  const limitMs = databaseMs(OPERATIONS.importTasks);

  return async ({ owner, subject, query, headers: { 'idempotency-key': key }, body }) => {
    const { format, dry_run, project_name: projectName } = query;
    const read = readerOf(format, body.type);
    const endsAt = performance.now() + limitMs;
    const leave = await takeSlot();
    try {
      const bytes = await bytesOf(body);
      const file = await readFile(read, bytes, { owner, subject, now: new Date(), projectName });
      const request = requestOf('importTasks', { format, dry_run, projectName, file: hash('sha256', bytes) });
      return await db.inLongTransaction(owner, endsAt - performance.now(), async (tx, number) => {
        const earlier = key === undefined ? null : await earlierOf(tx, owner, key);
        if (earlier) {
          const headers = { 'Idempotency-Replayed': 'true' } as const;
          return { status: 200, headers, body: asJson(replayOf(request, earlier)) } as const;
        }
        const data = { format, dry_run, ...(await store(tx, owner, number, file, dry_run)) };
        const answer = JSON.stringify({ data, meta: {} });
        // A trial changes nothing, so that it can be made again.
        if (key !== undefined && !dry_run)
          await takeKey(tx, owner, claimOf(key, request, answer, new Date().toISOString()));
        return { status: 200, headers: {}, body: asJson(answer) } as const;
      });
    } finally {
      leave();
    }
  };
}
