import { alternativeRules } from './alternatives.ts';
import { editorialRules } from './field-rules.ts';
import { below, found, foundUnjudged } from './findings.ts';
import { resolve } from './references.ts';
import type { Compare, Direction, Finding, JsonObject, Rule, Site } from './types.ts';
import { asArray, asObject, member, namesOf } from './values.ts';

/** Keywords with one schema, which applies to parts of the value; absent: any value is allowed. */
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
    ...alternativeRules(compare),
    // It tells the alternatives apart, which are judged each by itself.
    ...editorialRules(['discriminator']),
    ...[...COVARIANT, ...CONDITIONAL].map((field) => ({ fields: [field], compare: subschema(compare, field) })),
    ...KEYED.map((field) => ({ fields: [field], compare: keyedSchemas(compare, field) })),
    { fields: ['dependentRequired'], compare: compareDependentRequired },
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

const HIDDEN_BY: Readonly<Record<Direction, string>> = { request: 'readOnly', response: 'writeOnly' };

/** A property that only travels the other way is not required this way (OpenAPI 3.0 section 4.7.24.2, which 3.1 left to JSON Schema). */
function isRequired(name: string, schema: JsonObject, contract: JsonObject, direction: Direction): boolean {
  const property = asObject(resolve(contract, member(asObject(schema.properties), name)));
  return requiredBy(schema).includes(name) && property[HIDDEN_BY[direction]] !== true;
}

function compareProperty(compare: Compare, name: string, ...[before, after, site]: Sides): readonly Finding[] {
  const [was, is] = [member(asObject(before.properties), name), member(asObject(after.properties), name)];
  const { contracts, direction } = site;
  const needed = isRequired(name, before, contracts.before, direction);
  const needs = isRequired(name, after, contracts.after, direction);
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

function compareDependentRequired(...[before, after, site]: Sides): readonly Finding[] {
  const [was, is] = [before, after].map((schema) =>
    Object.entries(asObject(schema.dependentRequired)).flatMap(([name, list]) =>
      asArray(list).map((other) => `${other} is required beside ${name}`),
    ),
  );
  const [gone, come] = [was?.filter((one) => !is?.includes(one)), is?.filter((one) => !was?.includes(one))];
  return [
    ...(gone ?? []).flatMap((one) => found(site, 'widened', `no longer: ${one}`)),
    ...(come ?? []).flatMap((one) => found(site, 'narrowed', `now: ${one}`)),
  ];
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
