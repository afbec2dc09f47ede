import { mergeParts } from './all-of.ts';
import { compareReferenced } from './components.ts';
import { compareFields, editorialRules, flagRule } from './field-rules.ts';
import { below, found, foundUnjudged } from './findings.ts';
import { typesOf } from './json-types.ts';
import { compareSchemas } from './schemas.ts';
import type { Finding, JsonObject, Rule, Site } from './types.ts';
import { asObject, equal, member, namesOf } from './values.ts';

const REQUIRED_RULE = flagRule('required', 'narrowed', 'widened', ['became required', 'became optional']);

const SCHEMA_RULE: Rule = {
  fields: ['schema'],
  compare: (before, after, site) => compareSchemas(before.schema, after.schema, site),
};

const CONTENT_RULE: Rule = { fields: ['content'], compare: compareContent };

const MEDIA_TYPE_RULES: readonly Rule[] = [SCHEMA_RULE, ...editorialRules(['example', 'examples'])];

const REQUEST_BODY_RULES: readonly Rule[] = [REQUIRED_RULE, CONTENT_RULE, ...editorialRules(['description'])];

/** Rules shared by parameters and headers, which say the same things about one value. */
const VALUE_HOLDER_RULES: readonly Rule[] = [
  REQUIRED_RULE,
  flagRule('allowEmptyValue', 'widened', 'narrowed'),
  flagRule('allowReserved', 'widened', 'narrowed'),
  { fields: ['style', 'explode'], compare: compareStyle },
  SCHEMA_RULE,
  { fields: ['content'], compare: compareContentOfValue },
  // Parameters are paired by `in` and `name`; only the case of a header's name can differ here.
  ...editorialRules(['name', 'in', 'description', 'example', 'examples', 'deprecated']),
];

function compareContent(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = [asObject(before.content), asObject(after.content)];
  const types = namesOf(was, is);
  return types.flatMap((type) => {
    if (!Object.hasOwn(is, type)) return found(site, 'removed', `media type ${type} removed`);
    if (!Object.hasOwn(was, type)) return found(site, 'added', `media type ${type} added`);
    const at = types.length === 1 ? site : below(site, type);
    return compareFields(MEDIA_TYPE_RULES, asObject(was[type]), asObject(is[type]), at);
  });
}

/** A parameter has either `schema` or `content`; going from one to the other changes how it is written. */
function compareContentOfValue(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const pair = [before.content, after.content] as const;
  return pair.includes(undefined) ? foundUnjudged(site, 'content', ...pair) : compareContent(before, after, site);
}

/** `deepObject` is always exploded: each key is an entry of its own. */
function styleOf(holder: JsonObject): readonly unknown[] {
  const style = holder.style ?? (['query', 'cookie'].includes(String(holder.in)) ? 'form' : 'simple');
  return [style, style === 'deepObject' || (holder.explode ?? style === 'form')];
}

/** A value without parts is written the same way, exploded or not (OpenAPI 3.1 section 4.8.12.4). */
function isScalar(contract: JsonObject, schema: unknown): boolean {
  return !typesOf(asObject(mergeParts(contract, schema))).some((type) => type === 'array' || type === 'object');
}

function compareStyle(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = [styleOf(before), styleOf(after)];
  const written = [before, after].map((holder) => ['style', 'explode'].map((field) => member(holder, field)));
  if (equal(written[0], written[1])) return [];
  const { contracts } = site;
  const scalar = isScalar(contracts.before, before.schema) && isScalar(contracts.after, after.schema);
  if (equal(was, is) || (scalar && was[0] === is[0])) {
    return found(site, 'editorial', 'style and explode written differently, same meaning');
  }
  return found(site, 'replaced', `style and explode changed from ${was.join(', ')} to ${is.join(', ')}`);
}

/**
 * Compares two parameters, or two headers, that are paired already.
 * @param before the old parameter or header, or a reference to it
 * @param after the new one
 * @param site where it is
 * @returns the findings; never throws
 * Source: OpenAPI 3.1 sections 4.8.12 (Parameter Object) and 4.8.21 (Header Object).
 */
export function compareValueHolders(before: unknown, after: unknown, site: Site): readonly Finding[] {
  return compareReferenced(before, after, site, (was, is, at) => compareFields(VALUE_HOLDER_RULES, was, is, at));
}

/**
 * Compares the request bodies of two operations.
 * @param before the old operation
 * @param after the new operation
 * @param site the operation
 * @returns the findings; never throws
 * Source: OpenAPI 3.1 section 4.8.13 (Request Body Object).
 */
export function compareRequestBodies(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = [before.requestBody, after.requestBody];
  const at = below(site, 'request body');
  return compareReferenced(was ?? {}, is ?? {}, at, (bodyBefore, bodyAfter, inside) => {
    if (was === undefined) {
      const required = bodyAfter.required === true;
      return found(at, required ? 'narrowed' : 'added', `${required ? 'required' : 'optional'} request body added`);
    }
    if (is === undefined) return found(at, 'removed', 'request body removed');
    return compareFields(REQUEST_BODY_RULES, bodyBefore, bodyAfter, inside);
  });
}

/**
 * Compares the content of two responses.
 * Source: OpenAPI 3.1 section 4.8.17 (Response Object).
 */
export const RESPONSE_CONTENT_RULE: Rule = CONTENT_RULE;
