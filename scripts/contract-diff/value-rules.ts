import { editorialRules, flagRule, valueRule } from './field-rules.ts';
import { found, foundUnjudged } from './findings.ts';
import type { Compare, Effect, Finding, JsonObject, Rule, Site } from './types.ts';
import { asArray, difference, equal, member, show } from './values.ts';

const ALL_TYPES = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];

const EFFECT_OF_DIFFERENCE: Readonly<Record<ReturnType<typeof difference>, Effect>> = {
  added: 'narrowed',
  removed: 'widened',
  changed: 'replaced',
};

/**
 * The rules for keywords that judge a value by itself, and for annotations.
 * Source: JSON Schema Validation 2020-12 sections 6.1 to 6.4, 7 and 9; OpenAPI 3.1 section 4.8.24 (Schema Object).
 */
export const VALUE_RULES: readonly Rule[] = [
  { fields: ['type'], compare: compareType },
  { fields: ['enum', 'const'], compare: compareAllowedValues },
  { fields: ['pattern'], compare: constraint('pattern') },
  { fields: ['format'], compare: constraint('format') },
  flagRule('uniqueItems', 'narrowed', 'widened'),
  flagRule('nullable', 'widened', 'narrowed'),
  flagRule('readOnly', 'hidden from requests', 'hidden from requests'),
  flagRule('writeOnly', 'hidden from responses', 'hidden from responses'),
  valueRule('default', 'behaviour'),
  ...editorialRules(['title', 'description', 'example', 'examples', 'deprecated', 'externalDocs', '$comment', '$defs']),
];

/** A constraint whose values cannot be ordered: adding narrows, removing widens, changing does both. */
function constraint(field: string): Compare<JsonObject> {
  return (before, after, site) => {
    const [was, is] = [member(before, field), member(after, field)];
    if (equal(was, is)) return [];
    const change = difference(was, is);
    if (change === 'added') return found(site, EFFECT_OF_DIFFERENCE.added, `${field} ${show(is)} added`);
    if (change === 'removed') return found(site, EFFECT_OF_DIFFERENCE.removed, `${field} ${show(was)} removed`);
    const detail = `${field} changed from ${show(was)} to ${show(is)}: cannot be compared, so taken as breaking`;
    return found(site, EFFECT_OF_DIFFERENCE.changed, detail);
  };
}

function typesOf(schema: JsonObject): readonly unknown[] {
  const type = member(schema, 'type');
  const types = type === undefined ? ALL_TYPES : Array.isArray(type) ? type : [type];
  return types.includes('number') ? [...new Set([...types, 'integer'])] : types;
}

function showTypes(schema: JsonObject): string {
  const type = member(schema, 'type');
  return type === undefined ? 'any' : [type].flat().join(' | ');
}

function compareType(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  if (equal(member(before, 'type'), member(after, 'type'))) return [];
  const [was, is] = [typesOf(before), typesOf(after)];
  const lost = was.some((type) => !is.includes(type));
  const gained = is.some((type) => !was.includes(type));
  if (!lost && !gained) return found(site, 'editorial', 'type written differently, same meaning');
  const effect: Effect = lost && gained ? 'replaced' : lost ? 'narrowed' : 'widened';
  const wording = effect === 'replaced' ? 'changed' : effect;
  return found(site, effect, `type ${wording} from ${showTypes(before)} to ${showTypes(after)}`);
}

function allowedValues(schema: JsonObject): readonly unknown[] | undefined {
  if (Object.hasOwn(schema, 'const')) return [schema.const];
  return Object.hasOwn(schema, 'enum') ? asArray(schema.enum) : undefined;
}

function without(values: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  return values.filter((value) => !others.some((other) => equal(value, other)));
}

const list = (values: readonly unknown[]): string => values.map(show).join(', ');

function compareAllowedValues(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const fields = ['enum', 'const'];
  const pair = [before, after].map((schema) => fields.map((field) => member(schema, field)));
  if (equal(pair[0], pair[1])) return [];
  if ([before, after].some((schema) => fields.every((field) => Object.hasOwn(schema, field)))) {
    return foundUnjudged(site, 'enum together with const', pair[0], pair[1]);
  }
  const [was, is] = [allowedValues(before), allowedValues(after)];
  if (was === undefined) return found(site, 'narrowed', `values narrowed from any to ${list(is ?? [])}`);
  if (is === undefined) return found(site, 'widened', `values widened from ${list(was)} to any`);
  const [gone, come] = [without(was, is), without(is, was)];
  if (gone.length + come.length === 0)
    return found(site, 'editorial', 'allowed values written differently, same meaning');
  return [
    ...(gone.length === 0 ? [] : found(site, 'narrowed', `allowed values removed: ${list(gone)}`)),
    ...(come.length === 0 ? [] : found(site, 'widened', `allowed values added: ${list(come)}`)),
  ];
}
