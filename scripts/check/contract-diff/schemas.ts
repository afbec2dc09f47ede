import { mergeParts, partNames } from './all-of.ts';
import { BOUND_RULES } from './bound-rules.ts';
import { enterComponent } from './components.ts';
import { compareFields } from './field-rules.ts';
import { found, foundUnjudged } from './findings.ts';
import { lookUp } from './references.ts';
import { structureRules } from './structure-rules.ts';
import type { Finding, JsonObject, Rule, Site } from './types.ts';
import { alignUnions } from './unions.ts';
import { VALUE_RULES } from './value-rules.ts';
import { equal, isObject } from './values.ts';

const SCHEMA_RULES: readonly Rule[] = [...VALUE_RULES, ...BOUND_RULES, ...structureRules(compareSchemas)];

/**
 * Compares two schemas.
 * @param before the old schema, an object or a boolean; undefined: any value is allowed
 * @param after the new schema
 * @param site where the schema is, and which way the data travels
 * @returns the findings; cyclic schemas end where a pair of nodes comes round again; never throws
 * Source: JSON Schema Core 2020-12 sections 4.3.2 (boolean schemas) and 8.2.3.1 ($ref); OpenAPI 3.1 section 4.8.24.
 */
export function compareSchemas(before: unknown, after: unknown, site: Site): readonly Finding[] {
  if (site.trail.some((pair) => pair[0] === before && pair[1] === after)) return [];
  const onward: Site = { ...site, trail: [...site.trail, [before, after]] };
  const [was, is] = alignUnions(site.contracts, [withoutTrue(before), withoutTrue(after)]);
  if (!isObject(was) || !isObject(is)) return compareClosed(was, is, site);
  if (equal(partNames(was), partNames(is))) return compareParts(was, is, onward);
  const [mergedBefore, mergedAfter] = [
    mergeParts(site.contracts.before, was),
    mergeParts(site.contracts.after, is),
  ] as const;
  if (isObject(mergedBefore) && isObject(mergedAfter)) {
    return compareFields(SCHEMA_RULES, mergedBefore, mergedAfter, onward);
  }
  return foundUnjudged(site, 'composition ($ref, allOf)', was, is);
}

function withoutTrue(schema: unknown): unknown {
  return schema === undefined || schema === true ? {} : schema;
}

function compareClosed(before: unknown, after: unknown, site: Site): readonly Finding[] {
  if (equal(before, after)) return [];
  if (after === false) return found(site, 'narrowed', 'closed: nothing is allowed here any more');
  if (before === false) return found(site, 'widened', 'opened: values are allowed here now');
  return foundUnjudged(site, 'schema', before, after);
}

/** Compares two schemas put together from the same parts: their own keywords, then the component referred to. */
function compareParts(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const { $ref: reference, ...ownBefore } = before;
  const { $ref: _, ...ownAfter } = after;
  const own = compareFields(SCHEMA_RULES, ownBefore, ownAfter, site);
  const inside = typeof reference === 'string' ? enterComponent(site, reference) : undefined;
  if (inside === undefined || typeof reference !== 'string') return own;
  const { contracts } = site;
  return [...own, ...compareSchemas(lookUp(contracts.before, reference), lookUp(contracts.after, reference), inside)];
}
