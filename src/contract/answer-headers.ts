import type { ContractDocument, HeaderObject } from './document.ts';

/** Names and values of headers that are the same on every response. */
export type ConstantHeaders = readonly (readonly [name: string, value: string])[];

/** The headers that the contract declares for all responses, in its extension `x-answer-headers`. */
export const answerHeadersOf = (contract: ContractDocument): Record<string, HeaderObject> =>
  (contract['x-answer-headers'] ?? {}) as Record<string, HeaderObject>;

/**
 * The headers that every response has, with a constant value.
 * @param contract the contract, whose `const` is the value
 */
export function constantHeaders(contract: ContractDocument): ConstantHeaders {
  return Object.entries(answerHeadersOf(contract)).flatMap(([name, { schema }]) =>
    typeof schema?.const === 'string' ? [[name.toLowerCase(), schema.const] as const] : [],
  );
}
