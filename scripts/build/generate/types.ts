import openapiTS, { astToString } from 'openapi-typescript';
import {
  type ContractDocument,
  inlineReferences,
  operationsOf,
  type ResponseObject,
  resolve,
  type SchemaObject,
} from '../../../src/contract/document.ts';
import { largestBodyBytes } from '../../../src/contract/largest-body.ts';
import { scopesOf } from '../../../src/contract/security.ts';

const HEADER = '// Made from openapi.yaml by `npm run generate`. Do not edit.\n';

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
}

/** The document as a handler sees a validated request: a parameter or a property with a default is always there. */
function afterValidation(contract: ContractDocument): ContractDocument {
  const view = structuredClone(contract);
  for (const { operation } of operationsOf(view)) {
    for (const reference of operation.parameters ?? []) {
      const parameter = resolve(view, reference);
      if (resolve(view, parameter.schema ?? {}).default !== undefined) parameter.required = true;
    }
    for (const response of Object.values(operation.responses)) inlineHeaders(view, resolve(view, response));
  }
  requireDefaults(view);
  return view;
}

/** Properties of bodies: openapi-typescript does not see a default that stands behind a reference. */
function requireDefaults(view: ContractDocument): void {
  const inlined = inlineReferences(view).components?.schemas ?? {};
  for (const [name, schema] of Object.entries(view.components?.schemas ?? {}) as [string, SchemaObject][]) {
    const { properties = {}, required = [] } = inlined[name] as ObjectSchema;
    const filledIn = Object.keys(properties).filter((property) => properties[property]?.default !== undefined);
    if (filledIn.length > 0) schema.required = [...required, ...filledIn];
  }
}

/** openapi-typescript does not recognise that a referenced header is optional. */
function inlineHeaders(view: ContractDocument, { headers }: ResponseObject): void {
  for (const [name, header] of Object.entries(headers ?? {}))
    Object.assign(headers ?? {}, { [name]: resolve(view, header) });
}

/**
 * The TypeScript types of the contract, from the side of the handlers.
 * @param contract the bundled contract
 */
export async function contractTypes(contract: ContractDocument): Promise<string> {
  return HEADER + astToString(await openapiTS(JSON.stringify(afterValidation(contract))));
}

/**
 * Generates the table of operations: method, path, whether it needs a token, with which scopes, tag, whether its body is a file, and its own time limit. One line each, because the compiler shows the line
 * if a handler is missing.
 * @param contract the bundled contract
 */
export function operationTable(contract: ContractDocument): string {
  const rows = operationsOf(contract).map((one) => {
    const { id, method, path, secured, operation } = one;
    const [tag] = operation.tags as string[];
    const scopes = secured ? scopesOf(one) : undefined;
    const { 'x-body-spooled': spooled, 'x-time-limit': seconds } = operation;
    return `  ${id}: ${JSON.stringify({ method, path, secured, scopes, tag, spooled, seconds })},\n`;
  });
  return `${HEADER}export const OPERATIONS = {\n${rows.join('')}} as const;\n`;
}

/**
 * Generates the limits that the configuration needs from the contract.
 * @param contract the bundled contract
 * @throws if the contract does not limit the size of a body
 */
export function contractLimits(contract: ContractDocument): string {
  return `${HEADER}/** The largest body that the contract allows, in bytes, each character of its texts written as an escape. */
export const LARGEST_BODY_BYTES = ${largestBodyBytes(contract)};\n`;
}

/**
 * Generates the list of the types of events that webhooks tell of.
 * @param contract the bundled contract
 */
export function eventTypes({ webhooks = {} }: ContractDocument): string {
  const types = Object.keys(webhooks).map((type) => `'${type}'`);
  return `${HEADER}/** The types of events that webhooks tell of. */
export const EVENT_TYPES = [${types.join(', ')}] as const;\n`;
}
