// Changes: a copy that follows them is the same as the lists show, and has the same digest.
import { hash } from 'node:crypto';
import { type Entity, entriesOf, type Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import { type Answer, contentOf } from '../wire.ts';
import { differs, statusesOfPage } from './lists.ts';

interface Change {
  readonly resource: string;
  readonly data?: { readonly id: string };
  readonly id?: string;
}

interface ChangePage {
  readonly data: readonly Change[];
  readonly meta: { readonly next: string; readonly has_more: boolean };
}

const KINDS = ['task', 'project'];

/** Whether a request is about changes. */
export const isOnChanges = ({ target }: Plan): boolean => target.path.includes('/changes');

/** The allowed statuses of a request about changes. */
export function expectedOfChanges(plan: Plan, me: Person): readonly number[] {
  const token = plan.fields['Last-Event-ID'] ?? plan.fields.since;
  return token !== undefined && !me.tokens.includes(token) ? [400] : statusesOfPage(plan);
}

const byId = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

function digestOf(entries: ReadonlyMap<string, Entity>) {
  const lines = [...entries].sort(byId).map(([id, { version }]) => `${id}:${version}\n`);
  return { count: lines.length, sha256: hash('sha256', lines.join('')) };
}

/** Adds what was changed to the copy. */
function take({ data, meta }: ChangePage, { copy }: Person): void {
  for (const change of data) {
    const known = copy.entries.get(change.resource) ?? new Map<string, unknown>();
    copy.entries.set(change.resource, known);
    if (change.data) known.set(change.data.id, change.data);
    else known.delete(change.id ?? '');
  }
  copy.since = meta.next;
}

/** Updates the model with a response about changes, and returns what is wrong with it, if anything. */
export function learnChanges({ target, fields }: Plan, answer: Answer, me: Person): string | undefined {
  if (answer.status !== 200 || target.id === 'streamChanges') return undefined;
  if (target.id === 'listChanges') {
    const page = contentOf(answer) as ChangePage;
    me.tokens.push(page.meta.next);
    if (fields.since === me.copy.since) take(page, me);
    return undefined;
  }
  const { data } = contentOf(answer) as { data: { next: string } };
  me.tokens.push(data.next);
  const [task, project] = KINDS.map((kind) => digestOf(entriesOf(me, `${kind}s`)));
  return differs('the digest', data, { next: data.next, task, project });
}

/** What a copy that has all changes lacks, or has that is not there. */
export function differenceOfCopy(me: Person): string | undefined {
  const faults = KINDS.map((kind) => {
    const [copy, entries] = [me.copy.entries.get(kind) ?? new Map(), entriesOf(me, `${kind}s`)];
    return differs(`the copy of ${kind}s`, [...copy].sort(byId), [...entries].sort(byId));
  });
  return faults.find((found) => found !== undefined);
}
