import { compareReferenced } from './components.ts';
import { compareValueHolders, RESPONSE_CONTENT_RULE } from './content.ts';
import { compareFields, compareNamed, editorialRules } from './field-rules.ts';
import { below, found } from './findings.ts';
import type { Finding, JsonObject, Rule, Site } from './types.ts';
import { asObject, member, namesOf } from './values.ts';

const RESPONSE_RULES: readonly Rule[] = [
  { fields: ['headers'], compare: compareHeaders },
  RESPONSE_CONTENT_RULE,
  ...editorialRules(['description', 'summary']),
];

/** Where the contract declares headers that are on every answer. */
const OF_ALL_ANSWERS = 'x-answer-headers';

/** Header names are case-insensitive (RFC 9110 section 5.1); Content-Type is described by `content`. */
function headersOf(declared: unknown): JsonObject {
  const headers = Object.entries(asObject(declared)).map(([name, header]) => [name.toLowerCase(), header]);
  return Object.fromEntries(headers.filter(([name]) => name !== 'content-type'));
}

function compareHeaders(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = [headersOf(before.headers), headersOf(after.headers)];
  // A header may move between one answer and what is declared for all.
  const declared = (own: JsonObject, contract: JsonObject): JsonObject => {
    const ofAll = Object.entries(headersOf(contract[OF_ALL_ANSWERS]));
    return { ...Object.fromEntries(ofAll.filter(([name]) => namesOf(was, is).includes(name))), ...own };
  };
  const pair = [declared(was, site.contracts.before), declared(is, site.contracts.after)] as const;
  return compareNamed('header', ...pair, site, compareValueHolders);
}

/**
 * Compares the headers that are declared once for all answers, those of no operation included.
 * @param before the old contract
 * @param after the new contract
 * @param site the site of the whole contract
 * @returns the findings, judged as those of a single answer's headers; never throws
 * Source: the extension `x-answer-headers` of this project's contract, a map as `headers` in OpenAPI 3.1 section 4.8.17.
 */
export function compareAnswerHeaders(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = [before, after].map((contract) => ({ headers: contract[OF_ALL_ANSWERS] }));
  return compareHeaders(was ?? {}, is ?? {}, below({ ...site, direction: 'response' }, 'every answer'));
}

/** `default` stands for the errors not listed one by one. */
function isError(status: string): boolean {
  return status === 'default' || /^[45]/.test(status);
}

/** Sent only to those who ask for them, by a condition or a range (RFC 9110 sections 15.3.7 and 15.4.5). */
const ASKED_FOR = ['206', '304'];

/** The response that holds for a status: its own, that of its class, for an error `default`. */
function responseFor(responses: JsonObject, status: string): unknown {
  const listed = member(responses, status) ?? member(responses, `${status.charAt(0)}XX`);
  return listed ?? (isError(status) ? responses.default : undefined);
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
  const errors = Object.keys(is).filter((status) => isError(status) && responseFor(was, status) === undefined);
  return namesOf(was, is).flatMap((status) => {
    const responses: Site = { ...site, direction: 'response' };
    if (status.startsWith('x-'))
      return compareFields([], { [status]: was[status] }, { [status]: is[status] }, responses);
    const at = below(responses, `response ${status}`);
    const pair = [responseFor(was, status), responseFor(is, status)] as const;
    if (pair[1] === undefined) return removedStatus(at, status, errors);
    if (pair[0] === undefined) return addedStatus(at, status);
    const alone = [was, is].map((side) => Object.hasOwn(side, status));
    const listed =
      alone[0] === alone[1] ? [] : found(at, 'editorial', `${alone[1] ? 'now' : 'no longer'} listed by itself`);
    const inside = compareReferenced(...pair, at, (...sides) => compareFields(RESPONSE_RULES, ...sides));
    return [...listed, ...inside];
  });
}

function removedStatus(site: Site, status: string, added: readonly string[]): readonly Finding[] {
  if (!isError(status)) return found(site, 'removed', 'status removed');
  if (added.length === 0) return found(site, 'added', 'error status removed');
  return found(site, 'replaced', `error status removed, and ${added.join(', ')} added, which may be in its place`);
}

function addedStatus(site: Site, status: string): readonly Finding[] {
  if (isError(status)) return found(site, 'added', 'error status added');
  if (ASKED_FOR.includes(status)) return found(site, 'added', 'status added for those who ask for it');
  return found(site, 'widened', 'status added');
}
