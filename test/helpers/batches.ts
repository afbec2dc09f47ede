/** Writes as parts of a batch. */
import type { SchemaObject } from '../../src/contract/document.ts';
import type { OperationId } from '../../src/contract/types.ts';
import { CONTRACT } from './contract.ts';
import { type OperationRequest, operationOf, requestFor } from './operations.ts';

/** The operations that a batch may have. */
export const WRITES = ((CONTRACT.components?.schemas?.BatchOperationName as SchemaObject | undefined)?.enum ??
  []) as OperationId[];

/** The ids in the path of an address, by the names of the parameters. */
function idsIn(id: OperationId, address: string): Record<string, string> {
  const pattern = operationOf(id).path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { ...new RegExp(`^${pattern}$`).exec(address)?.groups };
}

/**
 * A batch of one write.
 * @param id the operation
 * @param request as it would be of its own, on the path of whoever will send it
 */
export function inBatch(id: OperationId, { url, headers, payload }: OperationRequest): OperationRequest {
  const [address = '', search] = url.split('?');
  const { user_id, ...ids } = idsIn(id, address);
  const { 'if-match': if_match, 'if-none-match': if_none_match } = headers;
  const write = {
    operation: id,
    ...ids,
    if_match,
    if_none_match,
    query: search && Object.fromEntries(new URLSearchParams(search)),
    body: payload && JSON.parse(String(payload)),
  };
  const batch = requestFor('batch', { user_id: user_id ?? 'me' });
  return { ...batch, payload: JSON.stringify({ operations: [write] }) };
}
