// The expected responses, and the state of the entries after them.
import { isDeepStrictEqual } from 'node:util';
import { type Entity, entriesOf, type Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import type { Spot } from '../targets.ts';
import { type Answer, contentOf } from '../wire.ts';
import { idOf, isCreation, isForCreation, momentIn } from './chosen.ts';
import { askedBy, fieldsAfter, writableOf } from './fields.ts';
import { answeredBefore, expectedWithKey } from './keys.ts';
import { differs, expectedOfList, fitting, learnPage, type Page } from './lists.ts';
import { moved, siblings } from './moves.ts';
import { cleanUp, follow, isInUse, remove, retag, tagsOf, UNKNOWN } from './rules.ts';

const entryOf = (plan: Plan, me: Person): Entity | undefined =>
  entriesOf(me, plan.target.spot?.collection ?? '').get(idOf(plan));

/** Whether a list of entity tags contains the version; weak tags count only in weak comparison (RFC 9110, section 8.8.3.2). */
function names(list: string, version: number, weakIsEnough: boolean): boolean {
  const tags = [...list.matchAll(/(W\/)?("[^"]*")/g)].filter(([, weak]) => weakIsEnough || !weak);
  return /^[ \t,]*\*/.test(list) || tags.some(([, , tag]) => tag === `"${version}"`);
}

/** The order of the siblings after a move, or the name of the field that the service must refuse. */
function orderAfter(plan: Plan, fields: Readonly<Record<string, unknown>>, me: Person): string[] | string {
  return moved(siblings(me, fields, idOf(plan)), askedBy(plan), idOf(plan));
}

/** The name of the field that the service must refuse, because of the state of other entries or of this one, or of the id. */
function refused(plan: Plan, me: Person): string | undefined {
  if (isCreation(plan) && !isForCreation(idOf(plan))) return plan.target.spot?.idName;
  const fields = fieldsAfter(plan, me, '', entryOf(plan, me));
  const order =
    typeof fields === 'string' || plan.target.spot?.action !== 'move' ? fields : orderAfter(plan, fields, me);
  return typeof order === 'string' ? order : undefined;
}

/** The status of a creation under an id that nothing has. */
function expectedOfChosen(plan: Plan, me: Person): number {
  if (me.gone.get(plan.target.spot?.collection ?? '')?.includes(idOf(plan))) return 412;
  return refused(plan, me) ? 400 : 201;
}

function expectedOfEntry(plan: Plan, me: Person): number {
  const { method, spot } = plan.target;
  const entity = entryOf(plan, me);
  if (!entity) return isCreation(plan) ? expectedOfChosen(plan, me) : 404;
  const [match, noneMatch] = [plan.fields['If-Match'], plan.fields['If-None-Match']];
  if (match !== undefined && !names(match, entity.version, false)) return 412;
  if (noneMatch !== undefined && names(noneMatch, entity.version, true)) return method === 'GET' ? 304 : 412;
  if (method === 'DELETE') return isInUse(spot?.collection ?? '', entity.id, plan.fields.tasks, me) ? 409 : 204;
  return method !== 'GET' && refused(plan, me) ? 400 : 200;
}

/** The tag that a request changes on all tasks, and its new name. */
function retagging(plan: Plan): readonly [from: string, to: string | undefined] {
  const { from = plan.fields.name, to } = askedBy(plan);
  return [String(from), to === undefined ? undefined : String(to)];
}

/** The allowed statuses of a valid request to a collection or an entry. */
export function expectedAt(spot: Spot, plan: Plan, me: Person): readonly number[] {
  const { method } = plan.target;
  if (spot.idName) return [expectedOfEntry(plan, me)];
  if (method === 'POST') return expectedWithKey(plan, me, [refused(plan, me) ? 400 : 201], 201);
  if (method === 'GET') return expectedOfList(plan, me);
  const isThere = [...entriesOf(me, 'tasks').values()].some((task) => tagsOf(task).includes(retagging(plan)[0]));
  return spot.collection === 'tags' && !isThere ? [404] : [200];
}

/** When an entry was changed, by the response if that can be. */
function changedAt(plan: Plan, created_at: string, answered: Entity, before?: Entity): unknown {
  // An id that the client chose may be of any moment.
  if (!before) return isCreation(plan) ? answered.updated_at : created_at;
  return String(answered.updated_at) >= String(before.updated_at) ? answered.updated_at : 'a later moment';
}

/** The expected entry after a write; what only the service knows is taken from the response. */
function written(plan: Plan, me: Person, answered: Entity, before?: Entity): Entity {
  const id = before?.id ?? (idOf(plan) || answered.id);
  const created_at = String(before?.created_at ?? new Date(momentIn(id)).toISOString());
  const fields = { ...Object(fieldsAfter(plan, me, created_at, before)) };
  if (plan.target.spot?.action === 'move') fields.position = answered.position;
  if (before && isDeepStrictEqual(writableOf(plan, before), fields)) return before;
  const version = (before?.version ?? 0) + 1;
  const updated_at = changedAt(plan, created_at, answered, before);
  const since = before?.completed_at ?? (before ? answered.completed_at : updated_at);
  const by = before?.completed_by ?? me.name;
  const completion = 'is_completed' in fields && {
    completed_at: fields.is_completed ? since : null,
    completed_by: fields.is_completed ? by : null,
    created_by: before?.created_by ?? me.name,
  };
  return { id, user_id: me.name, ...fields, ...completion, version, etag: `"${version}"`, created_at, updated_at };
}

/** An entry with what only the service knows, after an earlier write of a batch. */
const filledIn = (entity: Entity | undefined, answered: Entity | undefined): Entity | undefined =>
  entity?.updated_at === UNKNOWN ? { ...entity, updated_at: answered?.updated_at } : entity;

function learnEntry(plan: Plan, answer: Answer, me: Person): string | undefined {
  const { data: entity } = contentOf(answer) as { data: Entity };
  const { spot, method } = plan.target;
  const earlier = method === 'POST' ? answeredBefore(plan, answer, me) : undefined;
  if (earlier !== undefined) return differs('the answer once more', answer.body.toString(), earlier);
  const before = method === 'POST' ? undefined : filledIn(entryOf(plan, me), entity);
  const want = method === 'GET' && before ? before : written(plan, me, entity, before);
  if (spot?.action === 'move') {
    const order = orderAfter(plan, want, me);
    me.unread = typeof order === 'string' ? {} : { order };
  }
  entriesOf(me, spot?.collection ?? '').set(entity.id, entity);
  if (before) follow(before, entity, me);
  return differs('the entry', entity, want) ?? differs('ETag', answer.headers.etag, want.etag);
}

/** Updates the model with a response about a collection or an entry, and returns what is wrong with it, if anything. */
export function learnAt(spot: Spot, plan: Plan, answer: Answer, me: Person): string | undefined {
  const { method } = plan.target;
  const { status } = answer;
  if (status === 304) return undefined;
  if (status === 412 && spot.idName) {
    const { current } = contentOf(answer) as { current?: Entity };
    return differs('current', current, filledIn(entryOf(plan, me), current));
  }
  if (status === 400 && method !== 'GET') {
    const { errors = [] } = contentOf(answer) as { errors?: { pointer?: string; name?: string }[] };
    return differs('the field', errors[0]?.pointer?.split('/')[1] ?? errors[0]?.name, refused(plan, me));
  }
  if (status >= 300) return undefined;
  if (status === 204) return void remove(spot.collection, idOf(plan), plan.fields.tasks, me);
  if (spot.idName || method === 'POST') return learnEntry(plan, answer, me);
  if (method === 'GET') return learnPage(plan, contentOf(answer) as Page, me);
  const { data } = contentOf(answer) as { data: unknown };
  if (spot.collection === 'tags') return differs('data', data, { changed: retag(...retagging(plan), me) });
  return differs('data', data, cleanUp(fitting(plan, me) as Entity[], me));
}
