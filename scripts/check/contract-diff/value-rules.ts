import { editorialRules, flagRule, valueRule } from './field-rules.ts';
import { found, foundUnjudged } from './findings.ts';
import { allowedValues, typeOfValue, typesOf } from './json-types.ts';
import type { Compare, Effect, Finding, JsonObject, Rule, Site } from './types.ts';
import { difference, equal, member, show } from './values.ts';

/** Says of an `enum` that values may be added, and that clients must be prepared for those they do not know. */
const EXTENSIBLE = 'x-extensible-enum';
const EXTENSIBLE_RULE = flagRule(EXTENSIBLE, 'may grow', 'editorial', [
  'clients are now told that values may be added',
  'clients are no longer told that values may be added',
]);

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
  { fields: ['enum', 'const', EXTENSIBLE], compare: compareAllowedValues },
  { fields: ['pattern'], compare: constraint('pattern') },
  { fields: ['format'], compare: constraint('format') },
  flagRule('uniqueItems', 'narrowed', 'widened'),
  flagRule('nullable', 'widened', 'narrowed'),
  flagRule('readOnly', 'hidden from requests', 'added'),
  flagRule('writeOnly', 'hidden from responses', 'added'),
  valueRule('default', 'behaviour'),
  ...editorialRules(['title', 'description', 'example', 'examples', 'deprecated', 'externalDocs', '$comment', '$defs']),
];

/** Formats and those that allow all their values and more. */
const WIDER_FORMATS: Readonly<Record<string, readonly string[]>> = {
  int32: ['int64', 'double'],
  float: ['double'],
  email: ['idn-email'],
  hostname: ['idn-hostname'],
  uri: ['uri-reference', 'iri', 'iri-reference'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
};

function orderOf(field: string, before: unknown, after: unknown): 'widened' | 'narrowed' | undefined {
  if (field !== 'format') return undefined;
  const [was, is] = [String(before), String(after)];
  if (WIDER_FORMATS[was]?.includes(is) === true) return 'widened';
  return WIDER_FORMATS[is]?.includes(was) === true ? 'narrowed' : undefined;
}

/** A constraint whose values cannot be ordered: adding narrows, removing widens, changing does both. */
function constraint(field: string): Compare<JsonObject> {
  return (before, after, site) => {
    const [was, is] = [member(before, field), member(after, field)];
    if (equal(was, is)) return [];
    const order = orderOf(field, was, is);
    if (order !== undefined) return found(site, order, `${field} ${order} from ${show(was)} to ${show(is)}`);
    const change = difference(was, is);
    if (change === 'added') return found(site, EFFECT_OF_DIFFERENCE.added, `${field} ${show(is)} added`);
    if (change === 'removed') return found(site, EFFECT_OF_DIFFERENCE.removed, `${field} ${show(was)} removed`);
    const detail = `${field} changed from ${show(was)} to ${show(is)}: cannot be compared, so taken as breaking`;
    return found(site, EFFECT_OF_DIFFERENCE.changed, detail);
  };
}

function showTypes(schema: JsonObject): string {
  const type = member(schema, 'type');
  return type === undefined ? 'any' : [type].flat().join(' | ');
}

function compareType(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  if (equal(member(before, 'type'), member(after, 'type'))) return [];
  const listed = [before, after].every((schema) => allowedValues(schema) !== undefined);
  if (listed) return found(site, 'editorial', 'type changed; which values it leaves is judged with the values');
  const [was, is] = [typesOf(before), typesOf(after)];
  const lost = was.some((type) => !is.includes(type));
  const gained = is.some((type) => !was.includes(type));
  if (!lost && !gained) return found(site, 'editorial', 'type written differently, same meaning');
  const effect: Effect = lost && gained ? 'replaced' : lost ? 'narrowed' : 'widened';
  const wording = effect === 'replaced' ? 'changed' : effect;
  return found(site, effect, `type ${wording} from ${showTypes(before)} to ${showTypes(after)}`);
}

function without(values: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  return values.filter((value) => !others.some((other) => equal(value, other)));
}

const list = (values: readonly unknown[]): string => values.map(show).join(', ');

function compareAllowedValues(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  // A new list of values narrows, whatever it says of its future.
  const rules = allowedValues(before) === undefined ? editorialRules([EXTENSIBLE]) : [EXTENSIBLE_RULE];
  return [...rules.flatMap((rule) => rule.compare(before, after, site)), ...compareLists(before, after, site)];
}

/** Clients that were told that the list may grow are prepared for new values. */
function growthOf(before: JsonObject, newTypes: readonly unknown[]): Effect {
  const types = typesOf(before);
  const prepared = member(before, EXTENSIBLE) === true && newTypes.every((type) => types.includes(type));
  return prepared ? 'added' : 'widened';
}

function compareLists(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const fields = ['enum', 'const'];
  const pair = [before, after].map((schema) => fields.map((field) => member(schema, field)));
  const same = equal(pair[0], pair[1]);
  if (!same && [before, after].some((schema) => fields.every((field) => Object.hasOwn(schema, field)))) {
    return foundUnjudged(site, 'enum together with const', pair[0], pair[1]);
  }
  const [was, is] = [allowedValues(before), allowedValues(after)];
  if (was === undefined && is === undefined) return foundUnjudged(site, 'enum', pair[0], pair[1]);
  if (was === undefined) return found(site, 'narrowed', `values narrowed from any to ${list(is ?? [])}`);
  if (is === undefined) {
    return found(site, growthOf(before, typesOf(after)), `values widened from ${list(was)} to any`);
  }
  const [gone, come] = [without(was, is), without(is, was)];
  const grown = growthOf(before, come.map(typeOfValue));
  if (gone.length + come.length === 0) {
    return same ? [] : found(site, 'editorial', 'allowed values written differently, same meaning');
  }
  return [
    ...(gone.length === 0 ? [] : found(site, 'narrowed', `allowed values removed: ${list(gone)}`)),
    ...(come.length === 0 ? [] : found(site, grown, `allowed values added: ${list(come)}`)),
  ];
}
