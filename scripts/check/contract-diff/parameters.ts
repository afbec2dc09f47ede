import { compareValueHolders } from './content.ts';
import { below, found } from './findings.ts';
import { resolve } from './references.ts';
import type { Finding, JsonObject, Site } from './types.ts';
import { asArray, asObject } from './values.ts';

/** Header parameters with these names are ignored by OpenAPI; other fields describe them. */
const IGNORED_HEADERS = ['accept', 'content-type', 'authorization'];

type Parameters = ReadonlyMap<string, unknown>;

function keyOf(contract: JsonObject, parameter: unknown): string {
  const { in: location, name } = asObject(resolve(contract, parameter));
  // Header names are case-insensitive (RFC 9110 section 5.1).
  return `${location} parameter ${location === 'header' ? String(name).toLowerCase() : name}`;
}

/**
 * Lists the parameters of an operation: those of its path, with its own laid over them.
 * @param contract the whole contract
 * @param pathItem the Path Item Object
 * @param operation the Operation Object
 * @returns the parameters, or references to them, by `in` and name; never throws
 * Source: OpenAPI 3.1 sections 4.8.9 and 4.8.10 (`parameters`) and 4.8.12 (a parameter is known by `name` and `in`).
 */
export function parametersOf(contract: JsonObject, pathItem: JsonObject, operation: JsonObject): Parameters {
  const all = [...asArray(pathItem.parameters), ...asArray(operation.parameters)];
  const keyed = all.map((parameter) => [keyOf(contract, parameter), parameter] as const);
  return new Map(keyed.filter(([key]) => !IGNORED_HEADERS.some((name) => key === `header parameter ${name}`)));
}

/**
 * Compares the parameters of two operations. A parameter with another `in` or `name` is another parameter.
 * @param before the old parameters
 * @param after the new parameters
 * @param site the operation
 * @returns the findings; a removed parameter breaks, because the service refuses unknown ones; never throws
 * Source: OpenAPI 3.1 section 4.8.12 (Parameter Object).
 */
export function compareParameters(before: Parameters, after: Parameters, site: Site): readonly Finding[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const at = below(site, key);
    if (!after.has(key)) return found(at, 'removed', 'parameter removed');
    if (before.has(key)) return compareValueHolders(before.get(key), after.get(key), at);
    const required = asObject(resolve(site.contracts.after, after.get(key))).required === true;
    return required
      ? found(at, 'narrowed', 'required parameter added')
      : found(at, 'added', 'optional parameter added');
  });
}
