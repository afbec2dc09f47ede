import { compareReferenced } from './components.ts';
import { compareRequestBodies } from './content.ts';
import { compareFields, editorialRules, valueRule } from './field-rules.ts';
import { found } from './findings.ts';
import { compareParameters, parametersOf } from './parameters.ts';
import { compareResponses } from './responses.ts';
import { compareSecurity, securityOf } from './security.ts';
import type { Finding, JsonObject, Rule, Site } from './types.ts';
import { asArray, asObject, equal, isObject, namesOf, show } from './values.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const nothing: Rule['compare'] = () => [];

const OPERATION_RULES: readonly Rule[] = [
  // The name of the function in a generated client.
  valueRule('operationId', 'replaced'),
  { fields: ['requestBody'], compare: compareRequestBodies },
  { fields: ['responses'], compare: compareResponses },
  { fields: ['security'], compare: compareSecurity },
  // Compared together with those of the path, see comparePathItems.
  { fields: ['parameters'], compare: nothing },
  { fields: ['tags'], compare: compareTags },
  ...editorialRules(['summary', 'description', 'deprecated', 'externalDocs']),
];

/** Generated clients name a class or module by an operation's tag; by the first one where they take only one. */
function compareTags(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = [asArray(before.tags), asArray(after.tags)];
  if (equal(was, is)) return [];
  const at = (tag: unknown): Site => ({ ...site, component: `tag ${show(tag)}`, within: [] });
  const moved = equal(was[0], is[0])
    ? []
    : found(at(was[0]), 'replaced', `tag changed from ${show(was[0])} to ${show(is[0])}`);
  const gone = was.slice(1).filter((tag) => !is.includes(tag));
  const changes = [...moved, ...gone.flatMap((tag) => found(at(tag), 'removed', `tag ${show(tag)} removed`))];
  return changes.length === 0 ? found(site, 'editorial', 'tags changed') : changes;
}

const PATH_ITEM_RULES: readonly Rule[] = [
  { fields: [...METHODS, 'parameters'], compare: nothing },
  ...editorialRules(['summary', 'description']),
];

function methodsOf(pathItem: unknown): string {
  const methods = METHODS.filter((method) => Object.hasOwn(asObject(pathItem), method));
  return methods.map((method) => method.toUpperCase()).join(', ') || 'none';
}

function comparePathItems(path: string): Rule['compare'] {
  return (before, after, site) => [
    ...compareFields(PATH_ITEM_RULES, before, after, { ...site, operation: '', path: [path] }),
    ...METHODS.flatMap((method) => {
      const at: Site = { ...site, operation: `${method.toUpperCase()} ${path}`, path: [], seen: new Set() };
      const [was, is] = [before[method], after[method]];
      if (was === undefined && is === undefined) return [];
      if (is === undefined) return found(at, 'removed', 'operation removed');
      if (was === undefined) return found(at, 'added', 'operation added');
      return compareOperations([before, asObject(was)], [after, asObject(is)], at);
    }),
  ];
}

type InPath = readonly [pathItem: JsonObject, operation: JsonObject];

function compareOperations(before: InPath, after: InPath, site: Site): readonly Finding[] {
  const { contracts } = site;
  const withSecurity = (contract: JsonObject, operation: JsonObject): JsonObject => ({
    ...operation,
    security: securityOf(contract, operation),
  });
  return [
    ...compareParameters(parametersOf(contracts.before, ...before), parametersOf(contracts.after, ...after), site),
    ...compareFields(
      OPERATION_RULES,
      withSecurity(contracts.before, before[1]),
      withSecurity(contracts.after, after[1]),
      site,
    ),
  ];
}

/**
 * Compares the paths of two contracts.
 * @param before the old `paths` object
 * @param after the new `paths` object
 * @param site the site of the whole contract
 * @returns the findings of all operations; never throws
 * Source: OpenAPI 3.1 sections 4.8.8 (Paths Object), 4.8.9 (Path Item Object) and 4.8.10 (Operation Object).
 */
export function comparePaths(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  return namesOf(before, after).flatMap((path) => {
    const pair = [before[path], after[path]] as const;
    const at: Site = { ...site, path: [path], seen: new Set() };
    if (!path.startsWith('/')) return compareFields([], { [path]: pair[0] }, { [path]: pair[1] }, site);
    if (!isObject(pair[1])) return found(at, 'removed', `path removed, with its operations: ${methodsOf(pair[0])}`);
    if (!isObject(pair[0])) return found(at, 'added', `path added, with its operations: ${methodsOf(pair[1])}`);
    return compareReferenced(...pair, at, comparePathItems(path));
  });
}

/**
 * Compares the webhooks of two contracts. What they carry is sent by the service, as an answer is; a new one is nothing that a receiver has
 * to know.
 * @param before the old `webhooks` object
 * @param after the new `webhooks` object
 * @param site the site of the whole contract
 * @returns the findings of all webhooks; never throws
 * Source: OpenAPI 3.1 section 4.8.1 (`webhooks`); Standard Webhooks 1.0.0, event types.
 */
export function compareWebhooks(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  return namesOf(before, after).flatMap((name) => {
    const what = `webhook ${name}`;
    const at: Site = { ...site, direction: 'response', path: [what], seen: new Set() };
    if (!isObject(after[name])) return found(at, 'removed', 'webhook removed');
    if (!isObject(before[name])) return found(at, 'added', 'webhook added');
    return compareReferenced(before[name], after[name], at, comparePathItems(what));
  });
}
