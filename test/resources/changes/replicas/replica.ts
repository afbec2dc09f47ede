/** A client that keeps a copy. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { components } from '../../../../generated/contract.ts';
import { jsonIn } from '../../../helpers/answers.ts';
import type { TestUser } from '../../../helpers/app.ts';

type Schemas = components['schemas'];
type Change = Schemas['Change'];
type Entry = Schemas['Task'] | Schemas['Project'];

/** What a client has, and where it is. */
export interface Replica {
  readonly task: Map<string, Entry>;
  readonly project: Map<string, Entry>;
  since: string | undefined;
}

export const newReplica = (): Replica => ({ task: new Map(), project: new Map(), since: undefined });

/** Does to a copy what a change tells. A version never goes back. */
export function apply(replica: Replica, change: Change): void {
  const own = replica[change.resource];
  if (change.type === 'deleted') {
    own.delete(change.id);
    return;
  }
  const { data } = change;
  const known = own.get(data.id)?.version ?? 0;
  assert.ok(data.version >= known, `${change.resource} ${data.id} went from version ${known} to ${data.version}`);
  own.set(data.id, data);
}

/** Reads a page behind the token that a copy has. Without one, or with one that is good no more, it starts over
 * with nothing: what was deleted before is not told. */
export async function readChanges(user: TestUser, replica: Replica, limit: number): Promise<Schemas['ChangeList']> {
  const { since } = replica;
  if (since === undefined) for (const own of [replica.task, replica.project]) own.clear();
  const query = new URLSearchParams({ limit: String(limit), ...(since !== undefined && { since }) });
  const answer = await user.request({ url: `/api/me/changes?${query}` });
  if (answer.statusCode === 410) {
    replica.since = undefined;
    return readChanges(user, replica, limit);
  }
  assert.equal(answer.statusCode, 200, answer.body);
  return jsonIn<Schemas['ChangeList']>(answer);
}

/** Follows the changes until there are no more. */
export async function catchUp(user: TestUser, replica: Replica, limit: number): Promise<void> {
  for (let hasMore = true; hasMore; ) {
    const { data, meta } = await readChanges(user, replica, limit);
    for (const change of data) apply(replica, change);
    replica.since = meta.next;
    hasMore = meta.has_more;
  }
}

/** The digest of a copy, as docs tell clients to make it. */
export function digestOf(entries: Iterable<Entry>): Schemas['ResourceDigest'] {
  const lines = [...entries].map(({ id, version }) => `${id}:${version}\n`).sort();
  return { count: lines.length, sha256: createHash('sha256').update(lines.join('')).digest('hex') };
}
