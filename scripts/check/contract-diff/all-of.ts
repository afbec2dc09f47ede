import { lookUp, referenceOf } from './references.ts';
import type { JsonObject } from './types.ts';
import { asArray, asObject, equal, isObject, member } from './values.ts';

const ANNOTATIONS = new Set(['title', 'description', 'example', 'examples', 'deprecated', 'externalDocs', '$comment']);
const CLOSING = ['additionalProperties', 'unevaluatedProperties'];

/**
 * Lists what a schema is put together from, by name: its `$ref` and the members of its `allOf`. Two schemas with equal
 * lists can be compared part by part.
 * @param schema a schema
 * @returns the references, with `inline` for a member that is none; never throws
 * Source: JSON Schema Core 2020-12 sections 8.2.3.1 ($ref) and 10.2.1.1 (allOf).
 */
export function partNames(schema: JsonObject): readonly string[] {
  const members = asArray(schema.allOf).map((part) => referenceOf(part) ?? 'inline');
  return [referenceOf(schema) ?? '', ...members];
}

/**
 * Puts a schema, the target of its `$ref` and the members of its `allOf` together into one schema that means the same.
 * @param contract the contract the schema belongs to
 * @param schema a schema object or boolean schema
 * @param passed references on the way, to stop at a schema that is part of itself
 * @returns the one schema, or undefined when the parts contradict each other or cannot be followed; never throws
 * Source: JSON Schema Core 2020-12 section 10.2.1.1 (allOf); section 10.3.2.3 (additionalProperties sees only its own
 *   schema's properties, so a closed part is never merged).
 */
export function mergeParts(contract: JsonObject, schema: unknown, passed: readonly string[] = []): unknown {
  if (!isObject(schema)) return schema === true ? {} : undefined;
  const reference = referenceOf(schema);
  if (reference === undefined && schema.allOf === undefined) return schema;
  if (reference !== undefined && passed.includes(reference)) return undefined;
  const { $ref: _, allOf, ...rest } = schema;
  const onward = reference === undefined ? passed : [...passed, reference];
  const target = reference === undefined ? [] : [mergeParts(contract, lookUp(contract, reference), onward)];
  const members = asArray(allOf).map((part) => mergeParts(contract, part, onward));
  const inner = [...target, ...members];
  const parts = [...(Object.keys(rest).length === 0 ? [] : [rest]), ...inner];
  if (!parts.every(isObject)) return undefined;
  const only = parts[0];
  if (parts.length === 1 && only !== undefined) return only;
  return parts.some(isClosed) ? undefined : mergeAll(parts);
}

function isClosed(part: JsonObject): boolean {
  return CLOSING.some((field) => part[field] !== undefined && part[field] !== true);
}

function mergeAll(parts: readonly JsonObject[]): JsonObject | undefined {
  let merged: JsonObject | undefined = {};
  for (const part of parts) {
    merged = mergeTwo(merged, part);
    if (merged === undefined) return undefined;
  }
  return merged;
}

function mergeTwo(outer: JsonObject, inner: JsonObject): JsonObject | undefined {
  const merged: Record<string, unknown> = { ...outer };
  for (const [field, value] of Object.entries(inner)) {
    const present = member(outer, field);
    if (present === undefined) merged[field] = value;
    else if (field === 'required') merged[field] = [...new Set([...asArray(present), ...asArray(value)])];
    else if (field === 'properties') {
      const [ours, theirs] = [asObject(present), asObject(value)];
      const clash = Object.keys(theirs).some((name) => Object.hasOwn(ours, name) && !equal(ours[name], theirs[name]));
      if (clash) return undefined;
      merged[field] = { ...ours, ...theirs };
    } else if (!ANNOTATIONS.has(field) && !equal(present, value)) return undefined;
  }
  return merged;
}
