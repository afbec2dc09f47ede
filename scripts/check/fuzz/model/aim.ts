// Values that refer to existing things, so that most requests find something.
import { type Entity, entriesOf, type Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import { aimFilters, aimPage, pick } from './aim-list.ts';
import { idForCreation, idOf } from './chosen.ts';
import { REFERENCES, tagsOf } from './rules.ts';
import { requestOf, type Write, writeOf, writesIn } from './writes.ts';

const allTags = (me: Person): string[] => [...entriesOf(me, 'tasks').values()].flatMap(tagsOf);

/** Whether the path belongs to another user. */
export const isForbidden = ({ target, fields }: Plan, me: Person): boolean =>
  target.path.includes('{user_id}') && fields.user_id !== 'me' && fields.user_id !== me.name;

/** An id of a collection: mostly one that is there, else one that was deleted, is another user's, or never was. */
function idFor(
  collection: string,
  generated: string,
  [which = 0, choice = 0]: readonly number[],
  me: Person,
  other: Person,
) {
  const ids = (person: Person) => [...entriesOf(person, collection).keys()];
  const known = which < 80 ? ids(me) : which < 87 ? (me.gone.get(collection) ?? []) : which < 94 ? ids(other) : [];
  const id = pick(known, choice) ?? generated;
  return choice > 95 ? id.toUpperCase() : id;
}

function tagFor(generated: string, die: number, version: number): string {
  const tags = [`"${version}"`, `"${version}"`, '*', `"${version - 1}"`, `W/"${version}"`, `"x,y" , "${version}"`];
  return pick([...tags, generated, generated], die) ?? generated;
}

type Fields = Record<string, string | undefined>;

type Members = Record<string, unknown>;

/** References to existing entries, most of which go together. */
function aimReferences({ dice }: Plan, value: Members, me: Person, other: Person): void {
  const die = (index: number): number => dice[index % dice.length] ?? 0;
  for (const [index, [name, collection]] of Object.entries(REFERENCES).entries()) {
    if (value[name] === undefined) continue;
    const isNone = name.endsWith('_id') && die(index + 4) < 25;
    const own = [die(index + 9), die(index + 2)];
    value[name] = isNone ? null : idFor(collection, String(value[name] ?? me.name), own, me, other);
  }
  if (die(8) > 80) return;
  const tasks = entriesOf(me, 'tasks');
  const above = tasks.get(String(value.parent_id));
  if (above) value.project_id = above.project_id;
  const anchor = tasks.get(String(value.after ?? value.before));
  if (anchor) Object.assign(value, { project_id: anchor.project_id, parent_id: anchor.parent_id });
}

/** Tags that other tasks have; changes of metadata that is there. */
function aimTexts({ target, dice }: Plan, value: Members, me: Person, entity: Entity | undefined): void {
  const [, , , choice = 0, , first = 0, , second = 0, , kept = 0] = dice;
  const tags = allTags(me);
  const [tag, another] = [pick(tags, first), pick(tags, second)];
  if (Array.isArray(value.tags) && tag && another)
    value.tags = [...new Set([tag, another, ...value.tags])].slice(0, 20);
  if (value.from !== undefined && tag && kept < 85) value.from = tag;
  if (value.to !== undefined && value.from !== undefined && another && kept < 40) value.to = another;
  const [entry] = Object.keys(entity?.metadata ?? {});
  if (target.method === 'PATCH' && value.metadata && entry !== undefined)
    value.metadata = Object.fromEntries([...Object.entries(value.metadata), [entry, choice < 50 ? null : '']]);
}

function aimBody(plan: Plan, me: Person, other: Person): Plan['body'] {
  const { body, target } = plan;
  if (typeof body?.value !== 'object' || body.value === null) return body;
  const earlier = me.keys.get(plan.fields['Idempotency-Key'] ?? '');
  if (earlier?.operation === target.id && (plan.dice[4] ?? 0) < 20) return { ...body, value: earlier.asked };
  const value: Members = { ...body.value };
  if (target.writes) value.operations = aimWrites(plan, me, other);
  aimReferences(plan, value, me, other);
  aimTexts(plan, value, me, entriesOf(me, target.spot?.collection ?? '').get(idOf(plan)));
  return body.kind.accepts(value) ? { ...body, value } : body;
}

/** Some replacements create. */
function aimCreation({ target, dice }: Plan, fields: Fields): void {
  const [, , , , , first = 0, , , , rare = 0, create = 0] = dice;
  const { idName } = target.spot ?? {};
  if (target.method !== 'PUT' || !idName || create > 40) return;
  const header = pick(['*', '*', ',,*'], first);
  Object.assign(fields, { 'If-Match': undefined, 'If-None-Match': header });
  fields[idName] = idForCreation(fields[idName] ?? '', rare);
}

/** A few writes, each aimed by itself. A move is the last, as it may renumber others, which no result shows. */
function aimWrites(plan: Plan, me: Person, other: Person): readonly Write[] {
  const [count = 0] = plan.dice;
  const writes = writesIn(plan).slice(0, 1 + (count % 6));
  const moves = writes.filter(({ operation }) => operation === 'moveTask');
  const dice = (index: number) => plan.dice.map((die, at) => (die * 31 + (plan.dice.at(at - index) ?? 0) * 17) % 100);
  return [...writes.filter((write) => !moves.includes(write)), ...moves.slice(0, 1)].map((write, index) =>
    writeOf(aim(requestOf(plan, write, dice(index + 1)), me, other)),
  );
}

/** Replaces generated values by existing ones. */
export function aim(plan: Plan, me: Person, other: Person): Plan {
  const [who = 0, which = 0, tag = 0, choice = 0, again = 0, first = 0] = plan.dice;
  const { spot, method } = plan.target;
  const fields = { ...plan.fields };
  const set = (name: string, value: (generated: string) => string | undefined) => {
    const generated = fields[name];
    if (generated !== undefined) fields[name] = value(generated);
  };
  set('user_id', (generated) => (who < 50 ? 'me' : who < 90 ? me.name : who < 95 ? other.name : generated));
  if (spot?.idName) set(spot.idName, (generated) => idFor(spot.collection, generated, [which, choice], me, other));
  if (spot?.collection === 'tags') set('name', (generated) => (which < 80 && pick(allTags(me), first)) || generated);
  const entries = entriesOf(me, spot?.collection ?? '');
  const version = entries.get(idOf({ ...plan, fields }))?.version ?? 1;
  for (const name of ['If-Match', 'If-None-Match']) set(name, (generated) => tagFor(generated, tag, version));
  if (spot && !spot.idName) aimFilters(plan, fields, pick([...entries.values()], choice));
  if (spot && !spot.idName && method === 'GET') aimPage(plan, fields, me);
  aimCreation(plan, fields);
  for (const name of ['since', 'Last-Event-ID'])
    set(name, (generated) => pick(which < 80 ? me.tokens : which < 90 ? other.tokens : [], choice) ?? generated);
  const key = again < 40 ? pick([...me.keys.keys()], choice) : undefined;
  set('Idempotency-Key', (generated) => key ?? generated);
  return { ...plan, fields, body: aimBody({ ...plan, fields }, me, other) };
}
