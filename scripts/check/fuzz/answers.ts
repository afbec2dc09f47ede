import { essenceOf } from '../../../src/contract/body.ts';
import type { ContractDocument } from '../../../src/contract/document.ts';
import { createConformance } from '../conformance/check.ts';
import type { Answer } from './wire.ts';

/** The value of a body: JSON where the media type says so, else its text. */
export function contentOf({ headers, body }: Answer): unknown {
  const text = body.toString();
  return /[/+]json\b/.test(headers['content-type'] ?? '') ? JSON.parse(text) : text;
}

/** What every problem has to keep, whoever answers with it: the status and the request's id stand in it as well. */
function problemFault(answer: Answer): string | undefined {
  if (essenceOf(answer.headers['content-type'] ?? '') !== 'application/problem+json') return undefined;
  const { status, request_id } = contentOf(answer) as { status: number; request_id: string };
  if (status !== answer.status) return `the problem says ${status}`;
  return request_id === answer.headers['x-request-id'] ? undefined : 'the problem has another request_id';
}

/**
 * Says what is wrong with an answer by the contract, if anything.
 * @param operationId the operation that was asked; undefined where the request belongs to none
 * @param method the method of the request
 */
export type Judge = (operationId: string | undefined, method: string, answer: Answer) => string | undefined;

/** Compiles what the contract says about every answer. */
export function judgeOf(contract: ContractDocument): Judge {
  const { check } = createConformance(contract);
  return (operationId, method, answer) => {
    if (method === 'HEAD') return answer.body.length === 0 ? undefined : 'a body in the answer to HEAD';
    const faults = check(operationId, { ...answer, body: answer.body.toString() });
    return faults.length > 0 ? faults.join('; ') : problemFault(answer);
  };
}
