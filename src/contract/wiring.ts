import { type ContractDocument, operationsOf } from './document.ts';
import { schemesOf } from './security.ts';

const listed = (names: readonly string[]): string => [...names].sort().join(', ');

/**
 * Checks at the start that the code implements exactly the contract, also where casts have hidden that from the compiler.
 * @param contract the contract
 * @param handlers names of the operations that have a handler
 * @param schemes names of the security schemes that have a handler
 * @throws naming every operation without handler, handler without operation, repeated id, unknown scheme and second scheme
 */
export function checkWiring(contract: ContractDocument, handlers: readonly string[], schemes: readonly string[]): void {
  const operations = operationsOf(contract);
  const ids = operations.map(({ id }) => id);
  const used = operations.flatMap(schemesOf);
  const faults = [
    ['operations without a handler', ids.filter((id) => !handlers.includes(id))],
    ['handlers without an operation', handlers.filter((id) => !ids.includes(id))],
    ['operationIds used twice', ids.filter((id, index) => ids.indexOf(id) !== index)],
    ['security schemes without a handler', [...new Set(used)].filter((scheme) => !schemes.includes(scheme))],
    [
      'operations with more than one security scheme, of which one is checked',
      operations.filter((operation) => schemesOf(operation).length > 1).map(({ id }) => id),
    ],
    ['operations that an empty security requirement opens', operations.filter(hasEmptyRequirement).map(({ id }) => id)],
  ] as const;
  const found = faults.filter(([, names]) => names.length > 0).map(([fault, names]) => `${fault}: ${listed(names)}`);
  if (found.length > 0) throw new Error(`The contract and the code do not fit: ${found.join('; ')}`);
}

/** `{}` among the requirements makes the others optional (OpenAPI 3.1, Operation Object), which this service never wants. */
function hasEmptyRequirement({ security }: { security: Record<string, string[]>[] }): boolean {
  return security.some((requirement) => Object.keys(requirement).length === 0);
}
