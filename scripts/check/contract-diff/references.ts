import type { JsonObject, Site } from './types.ts';
import { asObject, equal, isObject, member } from './values.ts';

/**
 * Reads the local reference of a node.
 * @param node any node of a contract
 * @returns the text of its `$ref`, or undefined when the node is not a reference; never throws
 * Source: OpenAPI 3.1 section 4.8.23 (Reference Object).
 */
export function referenceOf(node: unknown): string | undefined {
  const reference = isObject(node) ? member(node, '$ref') : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

/**
 * Finds what a local reference points at. Follows one step; the target may be a reference again.
 * @param contract the whole contract
 * @param reference for example `#/components/schemas/Task`
 * @returns the target, or undefined when the reference is not local or points at nothing; never throws
 * Source: RFC 6901 section 6 (JSON Pointer as URI fragment).
 */
export function lookUp(contract: JsonObject, reference: string): unknown {
  if (reference === '#') return contract;
  if (!reference.startsWith('#/')) return undefined;
  let node: unknown = contract;
  for (const token of reference.slice(2).split('/')) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = member(node as JsonObject, unescapeToken(token));
  }
  return node;
}

function unescapeToken(token: string): string {
  const plain = token.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/**
 * Follows a node's reference, and references to references, to the node meant.
 * @param contract the whole contract
 * @param node a node that may be a Reference Object
 * @returns the target with the fields beside the reference (`summary`, `description`) laid over it, the node itself when it is no
 *   reference, or undefined when it leads nowhere or round in a circle; never throws
 * Source: OpenAPI 3.1 section 4.8.23 (Reference Object).
 */
export function resolve(contract: JsonObject, node: unknown): unknown {
  const passed = new Set<string>();
  const overlays: JsonObject[] = [];
  let current = node;
  for (let reference = referenceOf(current); reference !== undefined; reference = referenceOf(current)) {
    if (passed.has(reference)) return undefined;
    passed.add(reference);
    const { $ref: _, ...overlay } = asObject(current);
    overlays.unshift(overlay);
    current = lookUp(contract, reference);
  }
  if (!isObject(current) || overlays.every((overlay) => Object.keys(overlay).length === 0)) return current;
  return Object.assign({}, current, ...overlays);
}

function referencesIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const reference = referenceOf(node);
  // A discriminator names components in `mapping` without `$ref` (OpenAPI 3.1 section 4.8.25).
  const mapped = Object.values(asObject(asObject(node).mapping)).filter(
    (target): target is string => typeof target === 'string' && target.startsWith('#/'),
  );
  return [...(reference === undefined ? [] : [reference]), ...mapped, ...Object.values(node).flatMap(referencesIn)];
}

/**
 * Lists every reference a node leads to, directly or through other references.
 * @param contract the whole contract
 * @param node where to start
 * @returns the references, each once; never throws
 * Source: OpenAPI 3.1 section 4.8.23 (Reference Object).
 */
export function reachableReferences(contract: JsonObject, node: unknown): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...referencesIn(node)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...referencesIn(lookUp(contract, next)));
  }
  return reached;
}

/**
 * Tells whether two nodes are written alike and every component they lead to is unchanged too.
 * @param before the node of the old contract
 * @param after the node of the new contract
 * @param site gives both contracts
 * @returns true when nothing differs; never throws
 * Source: OpenAPI 3.1 section 4.8.23 (Reference Object).
 */
export function sameMeaning(before: unknown, after: unknown, site: Site): boolean {
  const { contracts } = site;
  if (!equal(before, after)) return false;
  return [...reachableReferences(contracts.before, before)].every((reference) =>
    equal(lookUp(contracts.before, reference), lookUp(contracts.after, reference)),
  );
}

/**
 * Lists the references of a contract that cannot be followed: other files, anchors, missing targets.
 * @param contract the whole contract
 * @returns the references, each once; empty for a self-contained contract; never throws
 * Source: OpenAPI 3.1 section 4.6 (Relative References in URIs).
 */
export function unfollowableReferences(contract: JsonObject): readonly string[] {
  return [...new Set(referencesIn(contract))].filter((reference) => lookUp(contract, reference) === undefined);
}
