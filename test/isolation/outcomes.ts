import type { LightMyRequestResponse } from 'fastify';
import type { Operation, ResponseObject } from '../../src/contract/document.ts';
import { outcome } from '../helpers/answers.ts';
import type { Address } from './addresses.ts';
import type { Variant } from './variants.ts';

/** Of an answer to HEAD there is the status, of any other the code of its problem too. */
export const outcomeOf = (answer: LightMyRequestResponse): string =>
  answer.raw.req.method === 'HEAD' ? String(answer.statusCode) : outcome(answer);

/** The same of an outcome that was documented. */
export const told = (answer: LightMyRequestResponse, full: string): string =>
  answer.raw.req.method === 'HEAD' ? full.slice(0, 3) : full;

const responsesOf = ({ operation }: Operation) => Object.entries(operation.responses) as [string, ResponseObject][];

/** The statuses of an operation that are no problems. */
export const successesOf = (operation: Operation): string[] =>
  responsesOf(operation).flatMap(([status]) => (status.startsWith('2') || status === '304' ? [status] : []));

/** The outcomes for what is not there, by the contract's examples of its 404. */
const absencesOf = (operation: Operation): string[] =>
  responsesOf(operation)
    .filter(([status]) => status === '404')
    .flatMap(([, { content = {} }]) => Object.values(content))
    .flatMap(({ examples = {} }) => Object.values(examples as Record<string, { value: { code: string } }>))
    .map(({ value }) => `404 ${value.code}`);

/**
 * The outcomes that an answer may have.
 * @param operation what was asked for
 * @param leads where the address leads
 * @param variant how it was sent
 */
export function allowed(operation: Operation, leads: Address['leads'], variant: Variant): string[] {
  if (leads === 'nowhere') return ['400 VALIDATION_FAILED', '403 FORBIDDEN', '404 ROUTE_NOT_FOUND'];
  if (leads === 'other path') return ['403 FORBIDDEN'];
  if (leads === 'malformed' || variant.answer?.startsWith('400 VALIDATION')) return ['400 VALIDATION_FAILED'];
  if (leads === 'missing') return absencesOf(operation);
  return variant.answer === undefined ? successesOf(operation) : [variant.answer];
}
