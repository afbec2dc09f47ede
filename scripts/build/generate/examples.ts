import {
  type ContractDocument,
  type Operation,
  type Referable,
  type RequestBodyObject,
  resolve,
} from '../../../src/contract/document.ts';

/** An example of a body. */
export interface Example {
  readonly type: string;
  readonly summary: string;
  readonly value: unknown;
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A path up to its last parameter, and the name of that. */
const LAST_PARAMETER = /^(.*)\/\{(\w+)\}/;

/** The examples of an operation's body; one that is undefined where it takes none. */
export function bodyExamples(contract: ContractDocument, { operation }: Operation): (Example | undefined)[] {
  if (!operation.requestBody) return [undefined];
  const { content } = resolve(contract, operation.requestBody as RequestBodyObject);
  return Object.entries(content).flatMap(([type, { examples = {} }]) =>
    Object.values(examples as Record<string, Referable<Omit<Example, 'type'>>>).map((one) => ({
      type,
      ...resolve(contract, one),
    })),
  );
}

/** The name of the request that sends the nth example of an operation, from 0. */
export const requestName = ({ id }: Operation, index: number): string => (index === 0 ? id : `${id}${index + 1}`);

/** The creations of what the last parameter of a path identifies, by the parameter's example. */
function makersOf(contract: ContractDocument, operations: readonly Operation[]): Map<string, Operation> {
  const makers = new Map<string, Operation>();
  for (const { path, operation } of operations) {
    const [, collection, name] = LAST_PARAMETER.exec(path) ?? [];
    const maker = operations.find((one) => one.method === 'POST' && one.path === collection);
    const parameters = (operation.parameters ?? []).map((parameter) => resolve(contract, parameter));
    const example = parameters.find((parameter) => parameter.name === name)?.example;
    if (maker && typeof example === 'string') makers.set(example, maker);
  }
  return makers;
}

/**
 * Which request makes the entry that an id in the contract's examples stands for: ids of version 7 are in the order of their creation, so
 * the nth of a collection is that of the nth example of its POST.
 * @param contract the bundled contract
 * @param operations its operations
 * @returns names of requests by id
 */
export function requestsByExampleId(contract: ContractDocument, operations: readonly Operation[]): Map<string, string> {
  const makers = makersOf(contract, operations);
  const names = [...makers].flatMap(([first, maker]) => {
    const own = operations.filter(({ path }) => path.startsWith(maker.path));
    const bodies = JSON.stringify(own.flatMap((operation) => bodyExamples(contract, operation)));
    const others = (bodies.match(UUID) ?? []).filter((id) => !makers.has(id));
    return [...new Set([first, ...others])].sort().map((id, index) => [id, requestName(maker, index)] as const);
  });
  return new Map(names);
}
