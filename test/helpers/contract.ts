import { readFileSync } from 'node:fs';
import { projectFile } from '../../src/config/paths.ts';
import {
  type ContractDocument,
  inlineReferences,
  type Operation,
  operationsOf,
  type ResponseObject,
} from '../../src/contract/document.ts';
import type { OperationId } from '../../src/contract/types.ts';
import type { Answer } from './answers.ts';
import { asDocumented, check } from './conformance.ts';

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

/**
 * What of an answer is not as the contract says: an undocumented status, a missing or undeclared header, another media type, a body
 * that does not match its schema. Nothing when all is well.
 * @param id the operation that was asked for
 * @param answer its answer
 */
export const contractFaults = (id: OperationId, answer: Answer): string[] => check(id, asDocumented(answer));
