// The expected responses, and the state of the entries after them.
import { isDeepStrictEqual } from 'node:util';
import { type Entity, entriesOf, type Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import { type Answer, contentOf } from '../wire.ts';
import { askedBy, fieldsAfter, writableOf } from './fields.ts';
import { differs, expectedOfList, fitting, learnPage, type Page } from './lists.ts';
import { moved, siblings } from './moves.ts';
import { cleanUp, follow, isInUse, remove, retag, tagsOf } from './rules.ts';

/** The id in the path, as the service writes it. */
export const idOf = ({ target: { spot }, fields }: Plan): string => (fields[spot?.idName ?? ''] ?? '').toLowerCase();

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

/** The name of the field that the service must refuse, because of the state of other entries or of this one. */
function refused(plan: Plan, me: Person): string | undefined {
  const fields = fieldsAfter(plan, me, '', entryOf(plan, me));
  const order =
    typeof fields === 'string' || plan.target.spot?.action !== 'move' ? fields : orderAfter(plan, fields, me);
  return typeof order === 'string' ? order : undefined;
}

function expectedOfEntry(plan: Plan, me: Person): number {
  const { method, spot } = plan.target;
  const entity = entryOf(plan, me);
  if (!entity) return 404;
  const [match, noneMatch] = [plan.fields['If-Match'], plan.fields['If-None-Match']];
  if (match !== undefined && !names(match, entity.version, false)) return 412;
  if (noneMatch !== undefined && names(noneMatch, entity.version, true)) return method === 'GET' ? 304 : 412;
  if (method === 'DELETE') return isInUse(spot?.collection ?? '', entity.id, plan.fields.tasks, me) ? 409 : 204;
  return method !== 'GET' && refused(plan, me) ? 400 : 200;
}

function expectedOfCreation(plan: Plan, me: Person): number {
  const earlier = me.keys.get(plan.fields['Idempotency-Key'] ?? '');
  if (!earlier) return refused(plan, me) ? 400 : 201;
  return earlier.operation === plan.target.id && isDeepStrictEqual(earlier.asked, askedBy(plan)) ? 201 : 422;
}

/** The tag that a request changes on all tasks, and its new name. */
function retagging(plan: Plan): readonly [from: string, to: string | undefined] {
  const { from = plan.fields.name, to } = askedBy(plan);
  return [String(from), to === undefined ? undefined : String(to)];
}

/** The allowed statuses of a valid request; undefined if the model does not cover the operation. */
export function expected(plan: Plan, me: Person): readonly number[] | undefined {
  const { spot, method } = plan.target;
  if (!spot) return undefined;
  if (spot.idName) return [expectedOfEntry(plan, me)];
  if (method === 'POST') return [expectedOfCreation(plan, me)];
  if (method === 'GET') return expectedOfList(plan, me);
  const isThere = [...entriesOf(me, 'tasks').values()].some((task) => tagsOf(task).includes(retagging(plan)[0]));
  return spot.collection === 'tags' && !isThere ? [404] : [200];
}

/** The expected entry after a write; what only the service knows is taken from the response. */
function written(plan: Plan, me: Person, answered: Entity, before?: Entity): Entity {
  const { action } = plan.target.spot ?? {};
  const fields = { ...Object(fieldsAfter(plan, me, String(answered.created_at), before)) };
  if (action === 'move') fields.position = answered.position;
  const { id, created_at } = before ?? answered;
  if (before && isDeepStrictEqual(writableOf(plan, before), fields)) return before;
  const version = (before?.version ?? 0) + 1;
  const isLater = String(answered.updated_at) >= String(before?.updated_at ?? created_at);
  const updated_at = !before ? created_at : isLater ? answered.updated_at : 'a later moment';
  const since = before?.completed_at ?? (before ? answered.completed_at : created_at);
  const completion = 'is_completed' in fields && { completed_at: fields.is_completed ? since : null };
  return { id, user_id: me.name, ...fields, ...completion, version, etag: `"${version}"`, created_at, updated_at };
}

function learnEntry(plan: Plan, answer: Answer, me: Person): string | undefined {
  const { data: entity } = contentOf(answer) as { data: Entity };
  const { spot, method, id: operation } = plan.target;
  const key = method === 'POST' ? plan.fields['Idempotency-Key'] : undefined;
  const earlier = me.keys.get(key ?? '');
  if (earlier) return differs('the answer once more', answer.body.toString(), earlier.first);
  if (key !== undefined) me.keys.set(key, { operation, asked: askedBy(plan), first: answer.body.toString() });
  const before = method === 'POST' ? undefined : entryOf(plan, me);
  const want = method === 'GET' && before ? before : written(plan, me, entity, before);
  if (spot?.action === 'move') {
    const order = orderAfter(plan, want, me);
    me.unread = typeof order === 'string' ? {} : { order };
  }
  entriesOf(me, spot?.collection ?? '').set(entity.id, entity);
  if (before) follow(before, entity, me);
  return differs('the entry', entity, want) ?? differs('ETag', answer.headers.etag, want.etag);
}

/** Updates the model with a response, and returns what is wrong with it, if anything. */
export function learn(plan: Plan, answer: Answer, me: Person): string | undefined {
  const { spot, method } = plan.target;
  const { status } = answer;
  if (!spot || status === 304) return undefined;
  if (status === 412 && spot.idName)
    return differs('current', (contentOf(answer) as { current?: unknown }).current, entryOf(plan, me));
  if (status === 400 && method !== 'GET') {
    const { errors = [] } = contentOf(answer) as { errors?: { pointer?: string }[] };
    return differs('the field', errors[0]?.pointer?.split('/')[1], refused(plan, me));
  }
  if (status >= 300) return undefined;
  if (status === 204) return void remove(spot.collection, idOf(plan), plan.fields.tasks, me);
  if (spot.idName || method === 'POST') return learnEntry(plan, answer, me);
  if (method === 'GET') return learnPage(plan, contentOf(answer) as Page, me);
  const { data } = contentOf(answer) as { data: unknown };
  if (spot.collection === 'tags') return differs('data', data, { changed: retag(...retagging(plan), me) });
  return differs('data', data, cleanUp(fitting(plan, me) as Entity[], me));
}
