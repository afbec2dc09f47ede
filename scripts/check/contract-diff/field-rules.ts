import { below, found, foundUnjudged } from './findings.ts';
import type { Compare, Effect, Finding, JsonObject, Rule, Site } from './types.ts';
import { difference, equal, member, namesOf, show } from './values.ts';

/**
 * Makes a table row for fields that only document.
 * @param fields the names of the fields
 * @returns rows that report any difference as editorial; never throws
 * Source: OpenAPI 3.1 section 4.8 (descriptive fields); JSON Schema Validation 2020-12 section 9 (annotations).
 */
export function editorialRules(fields: readonly string[]): readonly Rule[] {
  return fields.map((field) => ({ fields: [field], compare: editorialField(field) }));
}

function editorialField(field: string): Rule['compare'] {
  return (before, after, site) => {
    const pair = [member(before, field), member(after, field)] as const;
    return equal(...pair) ? [] : found(site, 'editorial', `${field} ${difference(...pair)}`);
  };
}

/**
 * Makes a table row for a field whose values cannot be ordered: any difference has the same effect.
 * @param field the name of the field
 * @param effect what a difference does
 * @param fallback the value an absent field stands for
 * @returns the row; never throws
 * Source: OpenAPI 3.1 section 4.8 (fixed fields and their defaults).
 */
export function valueRule(field: string, effect: Effect, fallback?: unknown): Rule {
  const compare: Rule['compare'] = (before, after, site) => {
    const pair = [member(before, field), member(after, field)] as const;
    if (equal(...pair)) return [];
    const meant = pair.map((value) => (value === undefined ? fallback : value));
    if (equal(meant[0], meant[1])) return found(site, 'editorial', `${field} written differently, same meaning`);
    return found(site, effect, `${field} changed from ${show(pair[0])} to ${show(pair[1])}`);
  };
  return { fields: [field], compare };
}

/** What to call a flag's becoming true, and its becoming false. */
type FlagWords = readonly [whenSet: string, whenCleared: string];

/**
 * Makes a table row for a yes/no field whose absence means no.
 * @param field the name of the field
 * @param whenSet the effect of no becoming yes
 * @param whenCleared the effect of yes becoming no
 * @param words what to call the two steps
 * @returns the row; never throws
 * Source: OpenAPI 3.1 section 4.8 (boolean fields default to false).
 */
export function flagRule(
  field: string,
  whenSet: Effect,
  whenCleared: Effect,
  words: FlagWords = [`${field} is now true`, `${field} is no longer true`],
): Rule {
  const compare: Rule['compare'] = (before, after, site) => {
    const pair = [member(before, field), member(after, field)] as const;
    if (equal(...pair)) return [];
    if (pair.some((value) => value !== undefined && typeof value !== 'boolean')) {
      return foundUnjudged(site, field, ...pair);
    }
    const [was, is] = [pair[0] === true, pair[1] === true];
    if (was === is) return found(site, 'editorial', `${field} written differently, same meaning`);
    return is ? found(site, whenSet, words[0]) : found(site, whenCleared, words[1]);
  };
  return { fields: [field], compare };
}

/**
 * Compares parts that are known by name, where one that goes breaks and one that comes does not.
 * @param what what such a part is called, for example `header`
 * @param before the old parts by name
 * @param after the new parts by name
 * @param site where they are listed
 * @param compare compares two parts of the same name
 * @returns the findings; never throws
 * Source: the project's compatibility rules.
 */
export function compareNamed(
  what: string,
  before: JsonObject,
  after: JsonObject,
  site: Site,
  compare: Compare,
): readonly Finding[] {
  return namesOf(before, after).flatMap((name) => {
    const at = below(site, `${what} ${name}`);
    const pair = [member(before, name), member(after, name)] as const;
    if (pair[1] === undefined) return found(at, 'removed', `${what} removed`);
    return pair[0] === undefined ? found(at, 'added', `${what} added`) : compare(...pair, at);
  });
}

/**
 * Compares two objects by a table of rules. Fields without a rule are editorial when they are `x-` extensions and
 * cannot be judged otherwise.
 * @param rules the table
 * @param before the old object
 * @param after the new object
 * @param site where the object is
 * @returns the findings of all rules; never throws
 * Source: OpenAPI 3.1 section 4.9 (Specification Extensions).
 */
export function compareFields(
  rules: readonly Rule[],
  before: JsonObject,
  after: JsonObject,
  site: Site,
): readonly Finding[] {
  const names = namesOf(before, after);
  const known = new Set(rules.flatMap((rule) => rule.fields));
  const judged = rules
    .filter((rule) => rule.fields.some((field) => names.includes(field)))
    .flatMap((rule) => rule.compare(before, after, site));
  const others = names.filter((name) => !known.has(name));
  const extensions = editorialRules(others.filter((name) => name.startsWith('x-')));
  return [
    ...judged,
    ...extensions.flatMap((rule) => rule.compare(before, after, site)),
    ...others
      .filter((name) => !name.startsWith('x-'))
      .flatMap((name) => foundUnjudged(site, name, member(before, name), member(after, name))),
  ];
}
