import { mergeParts } from './all-of.ts';
import { allowedValues, typesOf } from './json-types.ts';
import type { JsonObject, NodePair, Site } from './types.ts';
import { asArray, isObject } from './values.ts';

const UNIONS = ['anyOf', 'oneOf'] as const;
/** Fields that say nothing about which values are allowed. */
const ABOUT = /^(title|description|examples?|deprecated|externalDocs|\$comment|default|readOnly|writeOnly|x-.*)$/;

const FIELDS_OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'format'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'format'],
  array: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'unevaluatedItems'],
  object: ['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties', 'propertyNames'],
};

function split(schema: JsonObject): readonly [about: JsonObject, rest: JsonObject] {
  const entries = Object.entries(schema);
  const isAbout = ([field]: readonly [string, unknown]): boolean => ABOUT.test(field);
  const rest = entries.filter((entry) => !isAbout(entry));
  return [Object.fromEntries(entries.filter(isAbout)), Object.fromEntries(rest)];
}

/** The keyword of a schema that is nothing but a choice between others. */
function unionOf(schema: unknown): (typeof UNIONS)[number] | undefined {
  const fields = isObject(schema) ? Object.keys(split(schema)[1]) : [];
  return fields.length === 1 ? UNIONS.find((union) => union === fields[0]) : undefined;
}

/** Each field of the members speaks of one type only, so that side by side they mean what they mean apart. */
function joinByType(members: readonly JsonObject[]): JsonObject | undefined {
  if (members.length === 1) return members[0];
  const types = members.flatMap(typesOf);
  const fields = members.flatMap((one) => Object.keys(one).filter((field) => field !== 'type'));
  const own = members.every((one) =>
    Object.keys(one).every((field) => field === 'type' || typesOf(one).some((type) => isOf(field, type))),
  );
  const unique = new Set(types).size === types.length && new Set(fields).size === fields.length;
  return own && unique ? Object.assign({}, ...members, { type: types }) : undefined;
}

function isOf(field: string, type: unknown): boolean {
  return FIELDS_OF_TYPE[String(type)]?.includes(field) === true;
}

/** Members that list their values, `null` among them, are one list. */
function joinByValue(members: readonly JsonObject[]): JsonObject | undefined {
  const listed = members.map((one) => (one.type === 'null' ? [null] : allowedValues(one)));
  const values = listed.flatMap((one) => one ?? []);
  const apart = new Set(values.map((value) => JSON.stringify(value))).size === values.length;
  return members.every(isList) && apart && !listed.includes(undefined) ? { enum: values } : undefined;
}

function isList(schema: JsonObject): boolean {
  return Object.keys(schema).every((field) => ['type', 'enum', 'const'].includes(field));
}

/** `const: null` and `enum: [null]` are the type. */
function withNullAsType(schema: JsonObject): JsonObject {
  return isList(schema) && typesOf(schema).every((type) => type === 'null') ? { type: 'null' } : schema;
}

/** `anyOf: [{ type: string }, { type: 'null' }]` as `type: [string, 'null']`, where one schema can say the same. */
function flatten(contract: JsonObject, schema: unknown): JsonObject | undefined {
  const union = unionOf(schema);
  if (union === undefined || !isObject(schema)) return undefined;
  const members = asArray(schema[union]).map((one) => mergeParts(contract, one));
  if (!members.every(isObject)) return undefined;
  const parts = members.map(split);
  const constraints = parts.map(([, rest]) => withNullAsType(rest));
  const joined = joinByValue(constraints) ?? joinByType(constraints);
  return joined && { ...Object.assign({}, ...parts.map(([about]) => about)), ...split(schema)[0], ...joined };
}

/** A schema as the only member of a choice means the same as alone. */
function wrap(schema: unknown, union: string): unknown {
  if (!isObject(schema)) return schema;
  const [about, rest] = split(schema);
  return { ...about, [union]: [rest] };
}

/**
 * Brings two schemas into the same form where one is a choice (`anyOf`, `oneOf`) and the other is not.
 * @param contracts the contracts they belong to
 * @param pair the two schemas
 * @returns two schemas that mean the same as the given ones; never throws
 * Source: JSON Schema Core 2020-12 sections 10.2.1.2 (anyOf) and 10.2.1.3 (oneOf).
 */
export function alignUnions({ before, after }: Site['contracts'], pair: NodePair): NodePair {
  const merged: NodePair = [mergeParts(before, pair[0]), mergeParts(after, pair[1])];
  const unions = merged.map(unionOf);
  if (unions[0] === unions[1] || merged.some(isOpen)) return pair;
  const flat: NodePair = [flatten(before, merged[0]), flatten(after, merged[1])];
  const [was, is] = [flat[0] ?? pair[0], flat[1] ?? pair[1]];
  const left = unions.map((union, side) => (flat[side] === undefined ? union : undefined));
  if (left[0] === left[1]) return [was, is];
  if (left[0] !== undefined) return unions[1] === undefined ? [pair[0], wrap(is, left[0])] : pair;
  return unions[0] === undefined ? [wrap(was, left[1] ?? ''), pair[1]] : pair;
}

/** A schema that allows anything has no form. */
function isOpen(schema: unknown): boolean {
  return isObject(schema) && Object.keys(split(schema)[1]).length === 0;
}
