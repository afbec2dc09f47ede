import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  type ContractDocument,
  inlineReferences,
  type Operation,
  operationsOf,
  type ResponseObject,
  type SchemaObject,
} from '../../src/contract/document.ts';
import type { OperationId } from '../../src/contract/types.ts';
import { projectFile } from '../../src/paths.ts';
import type { Answer } from './answers.ts';

/** The bundled contract, without references. */
export const CONTRACT = inlineReferences(
  JSON.parse(readFileSync(projectFile('generated/openapi.json'), 'utf8')) as ContractDocument,
);

/** The operations of the contract by their ids. */
export const OPERATIONS_OF_CONTRACT = new Map<string, Operation>(
  operationsOf(CONTRACT).map((operation) => [operation.id, operation]),
);

const responsesOf = (id: OperationId): Record<string, ResponseObject> =>
  (OPERATIONS_OF_CONTRACT.get(id)?.operation.responses ?? {}) as Record<string, ResponseObject>;

/** Every status that the contract documents for an operation. */
export const documentedStatuses = (id: OperationId): number[] => Object.keys(responsesOf(id)).map(Number);

/** Headers of HTTP itself and of the connection, which no contract declares. */
const UNDECLARED = ['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding'];

// Not the service's own instance: an answer is not to be filled in before it is looked at.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);

function faultsOf(schema: unknown, value: unknown, where: string): string[] {
  if (ajv.validate(schema as SchemaObject, value)) return [];
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${where}${instancePath} ${message}`);
}

function headerFaults({ headers = {} }: ResponseObject, answer: Answer): string[] {
  const declared = Object.entries(headers as Record<string, { required?: boolean; schema: SchemaObject }>);
  const faults = declared.flatMap(([name, { required, schema }]) => {
    const value = answer.headers[name.toLowerCase()];
    if (value === undefined) return required ? [`header ${name} is missing`] : [];
    return faultsOf(schema, schema.type === 'integer' ? Number(value) : value, `header ${name}`);
  });
  const known = [...UNDECLARED, ...declared.map(([name]) => name.toLowerCase())];
  const unknown = Object.keys(answer.headers).filter((name) => !known.includes(name.toLowerCase()));
  return [...faults, ...unknown.map((name) => `header ${name} is not declared`)];
}

function bodyFaults({ content = {} }: ResponseObject, answer: Answer): string[] {
  const [type] = Object.keys(content);
  const given = String(answer.headers['content-type'] ?? '').split(';', 1)[0];
  if (type === undefined) return answer.body === '' && given === '' ? [] : [`there is a body of "${given}"`];
  if (given !== type) return [`the media type is "${given}" in place of ${type}`];
  const value: unknown = type.endsWith('json') ? JSON.parse(answer.body) : answer.body;
  return faultsOf(content[type]?.schema, value, 'body');
}

/**
 * What of an answer is not as the contract says: an undocumented status, a missing or undeclared header, another media type, a body
 * that does not match its schema. Nothing when all is well.
 * @param id the operation that was asked for
 * @param answer its answer
 */
export function contractFaults(id: OperationId, answer: Answer): string[] {
  const response = responsesOf(id)[answer.statusCode];
  if (!response) return [`${answer.statusCode} is not documented: ${answer.body}`];
  return [...headerFaults(response, answer), ...bodyFaults(response, answer)];
}
