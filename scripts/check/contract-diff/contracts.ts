import { collapse } from './collapse.ts';
import { compareUnusedComponents } from './components.ts';
import { compareFields, compareNamed, editorialRules } from './field-rules.ts';
import { below, found } from './findings.ts';
import { comparePaths, compareWebhooks } from './operations.ts';
import { compareAnswerHeaders } from './responses.ts';
import { compareSecuritySchemes } from './security.ts';
import type { Change, Finding, JsonObject, Rule, Site } from './types.ts';
import { asArray, asObject, namesOf } from './values.ts';

const COMPONENT_GROUPS = ['schemas', 'responses', 'parameters', 'examples', 'requestBodies', 'headers'];
const MORE_COMPONENT_GROUPS = ['securitySchemes', 'links', 'callbacks', 'pathItems'];

const CONTRACT_RULES: readonly Rule[] = [
  { fields: ['paths'], compare: (before, after, site) => comparePaths(...objectsAt('paths', before, after), site) },
  {
    fields: ['webhooks'],
    compare: (before, after, site) => compareWebhooks(...objectsAt('webhooks', before, after), site),
  },
  { fields: ['components'], compare: compareComponents },
  { fields: ['servers'], compare: compareServers },
  { fields: ['info'], compare: compareInfo },
  { fields: ['x-answer-headers'], compare: compareAnswerHeaders },
  // Judged at each operation it holds for.
  { fields: ['security'], compare: () => [] },
  ...editorialRules(['openapi', 'tags', 'externalDocs']),
];

const SERVER_RULES: readonly Rule[] = editorialRules(['url', 'description']);

const COMPONENTS_RULES: readonly Rule[] = [
  { fields: [...COMPONENT_GROUPS, ...MORE_COMPONENT_GROUPS], compare: () => [] },
];

function objectsAt(field: string, before: JsonObject, after: JsonObject): readonly [JsonObject, JsonObject] {
  return [asObject(before[field]), asObject(after[field])];
}

function compareComponents(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  return [
    ...compareSecuritySchemes(site),
    ...compareUnusedComponents(site),
    ...compareFields(COMPONENTS_RULES, ...objectsAt('components', before, after), below(site, 'components')),
  ];
}

/** The version is the step the other changes are measured by, and no change itself. */
function compareInfo(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = objectsAt('info', before, after);
  const fields = namesOf(was, is).filter((field) => field !== 'version');
  return editorialRules(fields).flatMap((rule) => rule.compare(was, is, below(site, 'info')));
}

function serversOf(contract: JsonObject): JsonObject {
  const servers = asArray(contract.servers);
  const listed = servers.length === 0 ? [{ url: '/' }] : servers.map(asObject);
  return Object.fromEntries(listed.map((server) => [String(server.url), server]));
}

function compareServers(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = [serversOf(before), serversOf(after)];
  const [first, now] = [Object.keys(was)[0], Object.keys(is)[0]];
  const moved = first !== undefined && first !== now && Object.hasOwn(is, first);
  return [
    ...(moved ? found(site, 'replaced', `first server changed from ${first} to ${now}; clients use the first`) : []),
    ...compareNamed('server', was, is, site, (old, fresh, at) =>
      compareFields(SERVER_RULES, asObject(old), asObject(fresh), at),
    ),
  ];
}

/**
 * Compares two contracts and judges each change from the side of a client written for the old one.
 * @param before the old contract, parsed
 * @param after the new contract, parsed
 * @returns the changes in the order of the contract; empty when nothing differs; never throws for a contract that
 *   follows the OpenAPI 3.1 schema
 * Source: OpenAPI 3.1 section 4.8.1 (OpenAPI Object).
 */
export function compareContracts(before: unknown, after: unknown): Change[] {
  const contracts = { before: asObject(before), after: asObject(after) };
  const place = { operation: '', path: [], within: [], trail: [], seen: new Set<string>() };
  const site: Site = { contracts, direction: 'request', ...place };
  return collapse(compareFields(CONTRACT_RULES, contracts.before, contracts.after, site));
}
