import { compareReferenced } from './components.ts';
import { compareValueHolders, RESPONSE_CONTENT_RULE } from './content.ts';
import { compareFields, editorialRules } from './field-rules.ts';
import { below, found } from './findings.ts';
import type { Finding, JsonObject, Rule, Site } from './types.ts';
import { asObject, namesOf } from './values.ts';

const RESPONSE_RULES: readonly Rule[] = [
  { fields: ['headers'], compare: compareHeaders },
  RESPONSE_CONTENT_RULE,
  ...editorialRules(['description', 'summary']),
];

/** Header names are case-insensitive (RFC 9110 section 5.1); Content-Type is described by `content`. */
function headersOf(response: JsonObject): JsonObject {
  const headers = Object.entries(asObject(response.headers)).map(([name, header]) => [name.toLowerCase(), header]);
  return Object.fromEntries(headers.filter(([name]) => name !== 'content-type'));
}

function compareHeaders(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = [headersOf(before), headersOf(after)];
  return namesOf(was, is).flatMap((name) => {
    const at = below(site, `header ${name}`);
    if (!Object.hasOwn(is, name)) return found(at, 'removed', 'header removed');
    if (!Object.hasOwn(was, name)) return found(at, 'added', 'header added');
    return compareValueHolders(was[name], is[name], at);
  });
}

/** `default` stands for the errors not listed one by one. */
function isError(status: string): boolean {
  return status === 'default' || /^[45]/.test(status);
}

/**
 * Compares the responses of two operations.
 * @param before the old operation
 * @param after the new operation
 * @param site the operation, from the request side
 * @returns the findings, judged from the response side; never throws
 * Source: OpenAPI 3.1 sections 4.8.16 (Responses Object) and 4.8.17 (Response Object).
 */
export function compareResponses(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = [asObject(before.responses), asObject(after.responses)];
  return namesOf(was, is).flatMap((status) => {
    const pair = [was[status], is[status]] as const;
    const responses: Site = { ...site, direction: 'response' };
    if (status.startsWith('x-')) return compareFields([], { [status]: pair[0] }, { [status]: pair[1] }, responses);
    const at = below(responses, `response ${status}`);
    if (pair[1] === undefined) return removedStatus(at, status);
    if (pair[0] === undefined) return addedStatus(at, status);
    return compareReferenced(...pair, at, (old, fresh, inside) => compareFields(RESPONSE_RULES, old, fresh, inside));
  });
}

function removedStatus(site: Site, status: string): readonly Finding[] {
  return isError(status) ? found(site, 'added', 'error status removed') : found(site, 'removed', 'status removed');
}

function addedStatus(site: Site, status: string): readonly Finding[] {
  return isError(status) ? found(site, 'added', 'error status added') : found(site, 'widened', 'status added');
}
