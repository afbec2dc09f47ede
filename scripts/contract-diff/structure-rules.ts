import { below, found, foundUnjudged } from './findings.ts';
import { referenceOf } from './references.ts';
import type { Compare, Finding, JsonObject, Rule, Site } from './types.ts';
import { asArray, asObject, equal, member, namesOf } from './values.ts';

/** Keywords that hold one schema which applies to parts of the value; absent means anything goes. */
const COVARIANT = ['items', 'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'propertyNames'];
const CONDITIONAL = ['then', 'else'];
/** Keywords that hold schemas by name, where a name that comes or goes cannot be judged by itself. */
const KEYED = ['patternProperties', 'dependentSchemas'];

/**
 * The rules for keywords that hold other schemas.
 * @param compare compares two schemas at a site
 * @returns the table; never throws
 * Source: JSON Schema Core 2020-12 section 10 (applicators); JSON Schema Validation 2020-12 section 6.5.3 (required).
 */
export function structureRules(compare: Compare): readonly Rule[] {
  return [
    { fields: ['properties', 'required'], compare: (...sides) => compareProperties(compare, ...sides) },
    { fields: ['allOf'], compare: (...sides) => compareAllOf(compare, ...sides) },
    ...['oneOf', 'anyOf'].map((field) => ({ fields: [field], compare: alternatives(compare, field) })),
    ...[...COVARIANT, ...CONDITIONAL].map((field) => ({ fields: [field], compare: subschema(compare, field) })),
    ...KEYED.map((field) => ({ fields: [field], compare: keyedSchemas(compare, field) })),
    { fields: ['prefixItems'], compare: (...sides) => comparePrefixItems(compare, ...sides) },
  ];
}

type Sides = readonly [before: JsonObject, after: JsonObject, site: Site];

function subschema(compare: Compare, field: string): Rule['compare'] {
  return (before, after, site) =>
    compare(member(before, field) ?? true, member(after, field) ?? true, below(site, field));
}

function compareProperties(compare: Compare, ...[before, after, site]: Sides): readonly Finding[] {
  const names = [before, after].flatMap((side) => [...Object.keys(asObject(side.properties)), ...requiredBy(side)]);
  return [...new Set(names)].flatMap((name) => compareProperty(compare, name, before, after, below(site, name)));
}

function requiredBy(schema: JsonObject): readonly string[] {
  return asArray(schema.required).map(String);
}

function compareProperty(compare: Compare, name: string, ...[before, after, site]: Sides): readonly Finding[] {
  const [was, is] = [member(asObject(before.properties), name), member(asObject(after.properties), name)];
  const [needed, needs] = [requiredBy(before).includes(name), requiredBy(after).includes(name)];
  if (was !== undefined && is === undefined) return found(site, 'removed', 'property removed');
  if (was === undefined && is !== undefined && !needed) {
    return needs ? found(site, 'narrowed', 'required property added') : found(site, 'added', 'optional property added');
  }
  const schemas = compare(was ?? true, is ?? true, site);
  if (needed === needs) return schemas;
  const step = needs ? found(site, 'narrowed', 'became required') : found(site, 'widened', 'became optional');
  return [...step, ...schemas];
}

/** Reached only when both schemas are put together from the same parts, see `partNames`. */
function compareAllOf(compare: Compare, ...[before, after, site]: Sides): readonly Finding[] {
  const members = asArray(after.allOf);
  return asArray(before.allOf).flatMap((part, index) => compare(part, members[index], site));
}

function keyedSchemas(compare: Compare, field: string): Rule['compare'] {
  return (before, after, site) => {
    const [was, is] = [asObject(member(before, field)), asObject(member(after, field))];
    return namesOf(was, is).flatMap((name) => {
      const at = below(site, `${field} ${name}`);
      const pair = [member(was, name), member(is, name)] as const;
      return pair.includes(undefined) ? foundUnjudged(at, field, ...pair) : compare(...pair, at);
    });
  };
}

function comparePrefixItems(compare: Compare, ...[before, after, site]: Sides): readonly Finding[] {
  const [was, is] = [asArray(before.prefixItems), asArray(after.prefixItems)];
  if (was.length !== is.length) return foundUnjudged(site, 'prefixItems', was, is);
  return was.flatMap((item, index) => compare(item, is[index], below(site, `item ${index + 1}`)));
}

type Pairing = {
  readonly pairs: readonly (readonly [unknown, unknown])[];
  readonly gone: number;
  readonly come: number;
};

const alike = (before: unknown, after: unknown): boolean =>
  equal(before, after) || (referenceOf(before) !== undefined && referenceOf(before) === referenceOf(after));

/** Pairs alternatives that are alike, then the others in their order. */
function pairUp(before: readonly unknown[], after: readonly unknown[]): Pairing {
  const free = [...after];
  const left: unknown[] = [];
  const pairs: (readonly [unknown, unknown])[] = [];
  for (const one of before) {
    const index = free.findIndex((other) => alike(one, other));
    if (index < 0) left.push(one);
    else pairs.push([one, free.splice(index, 1)[0]]);
  }
  const changed = Math.min(left.length, free.length);
  for (let index = 0; index < changed; index += 1) pairs.push([left[index], free[index]]);
  return { pairs, gone: left.length - changed, come: free.length - changed };
}

function alternatives(compare: Compare, field: string): Rule['compare'] {
  return (before, after, site) => {
    const [was, is] = [member(before, field), member(after, field)];
    if (was === undefined) return found(site, 'narrowed', `${field} added`);
    if (is === undefined) return found(site, 'widened', `${field} removed`);
    const { pairs, gone, come } = pairUp(asArray(was), asArray(is));
    return [
      ...(gone === 0 ? [] : found(site, 'narrowed', `${field}: ${gone} alternative(s) removed`)),
      ...(come === 0 ? [] : found(site, 'widened', `${field}: ${come} alternative(s) added`)),
      ...pairs.flatMap(([one, other]) => compare(one, other, below(site, `${field} ${asArray(was).indexOf(one) + 1}`))),
    ];
  };
}
