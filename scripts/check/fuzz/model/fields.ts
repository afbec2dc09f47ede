// The fields of an entry after a write, by the schemas of the contract.
import type { SchemaObject } from '../../../../src/contract/document.ts';
import type { Entity, Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import { propertiesOf } from '../targets.ts';
import { placed, REFERENCES } from './rules.ts';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value with the defaults of the schema in the place of members that are absent. */
export function withDefaults(schema: SchemaObject, value: unknown): unknown {
  if (!isObject(value)) return value;
  const properties = propertiesOf(schema);
  const filled = Object.entries(properties).map(([name, property]) => {
    const member = value[name] === undefined ? property.default : withDefaults(property, value[name]);
    return [name, member] as const;
  });
  const others = Object.entries(value).filter(([name]) => !Object.hasOwn(properties, name));
  return Object.fromEntries([...others, ...filled].filter(([, member]) => member !== undefined));
}

/** RFC 7396, section 2; what removes members of null leaves it. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  if (target === null && Object.values(patch).every((member) => member === null)) return null;
  const members = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name);
    else members.set(name, merged(members.get(name), value));
  }
  return Object.fromEntries(members);
}

const lowerCase = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      name in REFERENCES && typeof value === 'string' ? value.toLowerCase() : value,
    ]),
  );

/** The body of a request, with the defaults of its schema. */
export function askedBy({ target, body }: Plan): Fields {
  const asked = withDefaults(target.bodies[0]?.schema ?? {}, body?.value ?? {});
  return isObject(asked) ? asked : {};
}

/** Those fields of an entry that its user may write. */
export function writableOf({ target: { spot } }: Plan, entity: Fields): Fields {
  const names = Object.keys(propertiesOf(spot?.whole?.schema));
  return Object.fromEntries(names.map((name) => [name, entity[name] ?? null]));
}

/**
 * The writable fields of an entry after a request that writes it.
 * @param plan the request
 * @param created_at when the entry was created, as far as it is known
 * @param before the entry, if there is one already
 * @returns the name of the field that the service must refuse, where there is one
 */
export function fieldsAfter(plan: Plan, me: Person, created_at: string, before?: Entity): Fields | string {
  const { method, spot } = plan.target;
  const body = isObject(plan.body?.value) ? plan.body.value : {};
  const patch = spot?.action ? askedBy(plan) : body;
  const isPatch = method === 'PATCH' && before;
  const whole = spot?.whole;
  const given = isPatch ? merged(writableOf(plan, before), patch) : body;
  const complete = withDefaults(whole?.schema ?? {}, given);
  if (!isObject(complete)) return '';
  const fields = writableOf(plan, { position: Date.parse(created_at), ...complete });
  const result = placed(lowerCase(fields), lowerCase(body), me, before?.id ?? '');
  if (typeof result === 'string' || !isPatch) return result;
  // A patch can break rules of the schema together with what was there.
  const valid = writableOf(plan, before);
  return Object.keys(fields).find((name) => !whole?.accepts({ ...valid, [name]: fields[name] })) ?? result;
}
