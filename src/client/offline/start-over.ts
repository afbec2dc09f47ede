import type { Change } from '../index.ts';
import { reconcile, waitingFor } from './conflicts.ts';
import { type Draft, draftOf, EMPTY, metaOf, type State, writesOf } from './draft.ts';
import { putEntry, removeEntry, takeChange } from './entries.ts';
import type { Entry } from './patches.ts';
import { writesIn } from './queue.ts';
import type { Merge } from './types.ts';
import { madeBy } from './view.ts';

/** All that there is, from the pages of the feed without a token. */
export function collect(pages: readonly Change[]): State {
  const draft = draftOf(EMPTY);
  for (const change of pages) takeChange(draft, change, () => undefined);
  return draft.state;
}

/** Puts what is there into the place of what was. */
function replaceAll(draft: Draft, fresh: State): void {
  for (const resource of ['task', 'project'] as const) {
    // Where a database was put back to an older state, versions are older too: so first all is removed.
    for (const id of draft.state[resource].keys()) removeEntry(draft, { resource, id });
    for (const entry of fresh[resource].values()) putEntry(draft, entry);
  }
}

/**
 * Begins anew when the token is too old: what does not come again was deleted. A creation that was sent, had no answer and did not come may have
 * been deleted, and its id forgotten: it is dropped, as nothing else keeps it from being made again.
 * @param draft of the state
 * @param fresh all that there is
 * @param since the token behind it
 * @param merge decides about conflicts
 * @see docs/sync.md, "After a long time"
 */
export function startOver(draft: Draft, fresh: State, since: string, merge: Merge): void {
  const { outgoing } = metaOf(draft.state);
  const sent = outgoing ? writesIn(draft, outgoing) : [];
  const before = draft.state;
  const numbers = new Set(sent.map(({ number }) => number));
  draft.setMeta({ outgoing: undefined, since });
  replaceAll(draft, fresh);
  const bases = new Map<string, Entry | undefined>();
  for (const write of writesOf(before, { active: true })) {
    const { id, resource, number } = write;
    // Those behind one that was sent were made to what that makes.
    const base = numbers.has(number) ? (write.base ?? madeBy(write)) : before[resource].get(id);
    bases.set(id, bases.get(id) ?? base);
  }
  const done = new Set<string>();
  for (const write of writesOf(draft.state, { active: true })) {
    const { id, resource, kind } = write;
    if (done.has(id)) continue;
    done.add(id);
    const isMissing = kind === 'create' && !fresh[resource].has(id);
    if (isMissing && !numbers.has(write.number)) continue;
    // What is behind a creation is dropped with it.
    reconcile(draft, waitingFor(draft, write), isMissing ? undefined : bases.get(id), merge);
  }
}
