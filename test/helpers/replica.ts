import { hash } from 'node:crypto';
import type { components } from '../../generated/contract.ts';

type Schemas = components['schemas'];

/** A copy of what a user has, made of nothing but changes. */
export interface Replica {
  /** Takes a change, as the feed and streams have it. */
  take(change: Schemas['Change']): void;
  /** What was taken that is not newer than what was there: told twice, or in the wrong order. */
  readonly stale: string[];
  /** How many changes it has taken. */
  taken(): number;
  /** What the digest of the service has to be. */
  digest(): Pick<Schemas['Digest'], 'task' | 'project'>;
}

function digestOf(versions: ReadonlyMap<string, number>): Schemas['ResourceDigest'] {
  const lines = [...versions.keys()].sort().map((id) => `${id}:${versions.get(id)}\n`);
  return { count: versions.size, sha256: hash('sha256', lines.join('')) };
}

/** Makes a copy that is empty. */
export function createReplica(): Replica {
  const versions = { task: new Map<string, number>(), project: new Map<string, number>() };
  const deleted = new Set<string>();
  const stale: string[] = [];
  let taken = 0;
  return {
    take(change) {
      taken += 1;
      const id = change.type === 'deleted' ? change.id : change.data.id;
      const known = versions[change.resource];
      if (deleted.has(id)) stale.push(`${change.resource} ${id} is ${change.type} after it was deleted`);
      if (change.type === 'deleted') {
        deleted.add(id);
        known.delete(id);
        return;
      }
      const { version } = change.data;
      const before = known.get(id) ?? 0;
      if (version <= before) stale.push(`${change.resource} ${id} has version ${version} after ${before}`);
      known.set(id, version);
    },
    stale,
    taken: () => taken,
    digest: () => ({ task: digestOf(versions.task), project: digestOf(versions.project) }),
  };
}
