import { compareReferenced } from './components.ts';
import { compareFields, compareNamed, editorialRules, valueRule } from './field-rules.ts';
import { below, found } from './findings.ts';
import type { Finding, JsonObject, Rule, Site } from './types.ts';
import { asArray, asObject } from './values.ts';

/** No requirement: anyone may call. Kept as one value, so that an inherited absence can be recognised. */
const ANYONE: readonly unknown[] = [];

const SCHEME_RULES: readonly Rule[] = [
  ...['type', 'scheme', 'name', 'in', 'flows', 'openIdConnectUrl'].map((field) => valueRule(field, 'replaced')),
  // `bearerFormat` is a hint for documentation.
  ...editorialRules(['description', 'bearerFormat']),
];

/**
 * Finds the security requirements that hold for an operation: its own, or those of the contract.
 * @param contract the whole contract
 * @param operation the Operation Object; an empty one gives the contract's requirements
 * @returns the requirements as an array; empty when anyone may call; never throws
 * Source: OpenAPI 3.1 sections 4.8.1 and 4.8.10 (`security`).
 */
export function securityOf(contract: JsonObject, operation: JsonObject): unknown {
  return operation.security ?? contract.security ?? ANYONE;
}

function alternativesOf(security: unknown): readonly JsonObject[] {
  const alternatives = asArray(security).map(asObject);
  return alternatives.length === 0 ? [{}] : alternatives;
}

/** Whether a client that meets `stronger` also meets `weaker`. */
function covers(weaker: JsonObject, stronger: JsonObject): boolean {
  return Object.entries(weaker).every(([scheme, scopes]) => {
    const granted = asArray(stronger[scheme]);
    return Object.hasOwn(stronger, scheme) && asArray(scopes).every((scope) => granted.includes(scope));
  });
}

function showAlternative(alternative: JsonObject): string {
  const schemes = Object.entries(alternative).map(([scheme, scopes]) =>
    asArray(scopes).length === 0 ? scheme : `${scheme} (${asArray(scopes).join(', ')})`,
  );
  return schemes.length === 0 ? 'no credentials' : schemes.join(' with ');
}

/**
 * Compares the security requirements of two operations.
 * @param before the old operation, with the requirements that hold for it
 * @param after the new operation, with the requirements that hold for it
 * @param site the operation
 * @returns a breaking finding for each way in that no longer suffices, a compatible one for each new way; never throws
 * Source: OpenAPI 3.1 section 4.8.30 (Security Requirement Object: alternatives; within one, all schemes together).
 */
export function compareSecurity(before: JsonObject, after: JsonObject, site: Site): readonly Finding[] {
  const [was, is] = [alternativesOf(before.security), alternativesOf(after.security)];
  const { contracts } = site;
  const inherited =
    before.security === securityOf(contracts.before, {}) && after.security === securityOf(contracts.after, {});
  const at: Site = inherited
    ? { ...below(site, 'security'), component: '#/security', within: [] }
    : below(site, 'security');
  const lost = was.filter((old) => !is.some((fresh) => covers(fresh, old)));
  const gained = is.filter((fresh) => !was.some((old) => covers(old, fresh)));
  const accepted = is.map(showAlternative).join(' or ');
  return [
    ...lost.flatMap((old) => found(at, 'removed', `${showAlternative(old)} no longer suffices, only ${accepted}`)),
    ...gained.flatMap((fresh) => found(at, 'added', `${showAlternative(fresh)} now suffices`)),
  ];
}

/**
 * Compares the security schemes of two contracts.
 * @param site the site of the whole contract
 * @returns the findings; a scheme that goes or works differently breaks; never throws
 * Source: OpenAPI 3.1 section 4.8.27 (Security Scheme Object).
 */
export function compareSecuritySchemes(site: Site): readonly Finding[] {
  const { before, after } = site.contracts;
  const was = asObject(asObject(before.components).securitySchemes);
  const is = asObject(asObject(after.components).securitySchemes);
  return compareNamed('security scheme', was, is, site, (...sides) =>
    compareReferenced(...sides, (old, fresh, inside) => compareFields(SCHEME_RULES, old, fresh, inside)),
  );
}
