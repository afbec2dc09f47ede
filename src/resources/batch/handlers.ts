import type { components } from '../../../generated/contract.ts';
import { OPERATIONS } from '../../../generated/operations.ts';
import { checkScopes } from '../../contract/scopes.ts';
import type { HandlersOf, Json } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import type { DatabaseClient } from '../../database/create-client.ts';
import type { Savepoint } from '../../database/joined/index.ts';
import { problemMembers } from '../../problems/document.ts';
import { Problem } from '../../problems/index.ts';
import { claimOf, replayOf, requestOf } from '../../resource/idempotency.ts';
import { earlierOf, takeKey } from '../../resource/keyed.ts';
import { problemOfWrite } from './problems.ts';
import { type Common, carryOut, groupsOf, type Write, type WriteHandlers } from './writes.ts';

type Schemas = components['schemas'];

/** Translates an error that a rule of the database is behind. */
type Translate = (error: Error, request: { readonly body: unknown }) => Problem | undefined;

/** What is answered with of what a write made: the entry, if there is one. */
function entryIn(body: unknown): unknown {
  const isBytes = typeof body === 'string' || body instanceof Uint8Array;
  const { data }: { data?: unknown } = isBytes ? JSON.parse(body.toString()) : Object(body);
  return data;
}

/** What came of a write. */
interface Result {
  readonly operation: Write['operation'];
  readonly status: number;
}

/** The answer as it is kept with a key, and sent. */
const asJson = (text: string) => text as Json<Schemas['BatchAnswer']>;

/**
 * Makes the handler of batches, which carries out writes by the handlers of their operations, in one transaction.
 * @param db the client
 * @param makeWrites makes the handlers, on the client of the transaction
 * @param translate translates what a write throws that is no problem
 */
export function batchHandlers(
  db: Pick<DatabaseClient, 'together'>,
  makeWrites: (db: Client) => WriteHandlers,
  translate: Translate,
): HandlersOf<'Batch'> {
  /** Carries out one of the writes, and throws its problem as that of the batch. */
  const carryOutAt = async (writes: WriteHandlers, common: Common, write: Write, index: number): Promise<Result> => {
    try {
      const { status, body } = await carryOut(writes, common, write);
      const kind = write.operation.endsWith('Task') ? 'task' : 'project';
      return { operation: write.operation, status, ...(body !== undefined && { [kind]: entryIn(body) }) };
    } catch (error) {
      const problem = error instanceof Problem ? error : error instanceof Error && translate(error, { body: write });
      if (!problem || problem.status >= 500) throw error;
      throw problemOfWrite(index, problem);
    }
  };

  /** The same so that it stands for itself: its problem is its result. */
  const tryAt = (savepoint: Savepoint, ...[writes, common, write, index]: Parameters<typeof carryOutAt>) =>
    savepoint(() => carryOutAt(writes, common, write, index)).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return { operation: write.operation, status: error.status, problem: problemMembers(error) };
    });

  /** Carries out writes one after another. */
  const carryOutInOrder = async (writes: WriteHandlers, common: Common, operations: readonly Write[]) => {
    const results: Result[] = [];
    for (const group of groupsOf(operations)) {
      const first = results.length;
      const settled = await Promise.allSettled(
        group.map((write, offset) => carryOutAt(writes, common, write, first + offset)),
      );
      for (const one of settled) {
        if (one.status === 'rejected') throw one.reason;
        results.push(one.value);
      }
    }
    return results;
  };

  const carryOutAll = async (bound: Client, savepoint: Savepoint, common: Common, batch: Schemas['Batch']) => {
    const writes = makeWrites(bound);
    if (batch.atomic) return carryOutInOrder(writes, common, batch.operations);
    const results: Result[] = [];
    for (const [index, write] of batch.operations.entries())
      results.push(await tryAt(savepoint, writes, common, write, index));
    return results;
  };

  return {
    batch({ headers: { 'idempotency-key': key }, body, ...common }) {
      const { owner, scopes } = common;
      checkScopes(scopes, [...new Set(body.operations.flatMap(({ operation }) => [...OPERATIONS[operation].scopes]))]);
      const request = requestOf('batch', body);
      return db.together(owner, async (bound, savepoint) => {
        const tx = bound.forUser(owner);
        const earlier = key === undefined ? null : await earlierOf(tx, owner, key);
        if (earlier) {
          const headers = { 'Idempotency-Replayed': 'true' } as const;
          return { status: 200, headers, body: asJson(replayOf(request, earlier)) } as const;
        }
        const data = await carryOutAll(bound, savepoint, common, body);
        const failed = data.filter(({ status }) => status >= 400).length;
        const answer = JSON.stringify({ data, meta: { count: data.length, failed } });
        if (key !== undefined) await takeKey(tx, owner, claimOf(key, request, answer, new Date().toISOString()));
        return { status: 200, headers: {}, body: asJson(answer) } as const;
      });
    },
  };
}
