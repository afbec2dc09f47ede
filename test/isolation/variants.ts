/** Every way to send an operation of the contract, made from the contract alone. */
import type { Operation, ParameterObject, RequestBodyObject } from '../../src/contract/document.ts';

/** One way to send an operation, whatever ids its path has. */
export interface Variant {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
  /** The answer on one's own task, where it is not a success. */
  readonly answer?: string | undefined;
}

/** What another user has that could be of use in a request: values for parameters, by the name of the parameter. */
export type Loot = Readonly<Record<string, readonly string[]>>;

type Body = Pick<Variant, 'name' | 'headers' | 'payload'>;

export const parametersOf = ({ operation }: Operation): ParameterObject[] =>
  (operation.parameters ?? []) as ParameterObject[];

/** The contract's examples of a body, and no body where it may be left out. */
export function bodiesOf({ operation }: Operation): Body[] {
  const none: Body = { name: 'no body', headers: {}, payload: undefined };
  const body = operation.requestBody as RequestBodyObject | undefined;
  if (!body) return [none];
  const bodies = Object.entries(body.content).flatMap(([type, { examples = {} }]) =>
    Object.entries(examples as Record<string, { value: unknown }>).map(([name, { value }]) => ({
      name: `${type} ${name}`,
      headers: { 'content-type': type },
      payload: JSON.stringify(value),
    })),
  );
  return body.required ? bodies : [none, ...bodies];
}

/** What a parameter's value leads to on a new task of one's own, where that is no success. */
function answerTo(name: string, value: string): string | undefined {
  if (name === 'cursor') return '400 INVALID_CURSOR';
  return name === 'If-Match' && value !== '*' ? '412 PRECONDITION_FAILED' : undefined;
}

function variantsOfParameter({ name, in: place, example }: ParameterObject, loot: Loot, body: Body): Variant[] {
  return [String(example), ...(loot[name] ?? [])].map((value) => ({
    ...body,
    name: `${body.name}, ${name}: ${value}`,
    query: place === 'query' ? { [name]: value } : {},
    headers: place === 'header' ? { ...body.headers, [name]: value } : body.headers,
    answer: answerTo(name, value),
  }));
}

/** Ways to name another user that are no part of the contract: refused in the query, without effect in headers. */
function strayVariants(other: string, body: Body): Variant[] {
  const smuggled = { 'x-user-id': other, 'x-forwarded-user': other, 'x-original-url': `/api/${other}/tasks` };
  return [
    { ...body, name: `${body.name}, ?user_id`, query: { user_id: other }, answer: '400 VALIDATION_FAILED' },
    { ...body, name: `${body.name}, headers`, query: {}, headers: { ...body.headers, ...smuggled } },
  ];
}

/**
 * Every body of an operation, every parameter with the contract's example and with what the other user has.
 * @param operation the operation, references inlined
 * @param other the id of the other user
 * @param loot what they have
 */
export function variantsOf(operation: Operation, other: string, loot: Loot): Variant[] {
  const bodies = bodiesOf(operation);
  const parameters = parametersOf(operation).filter((parameter) => parameter.in !== 'path');
  return bodies.flatMap((body) => [
    { ...body, query: {} },
    ...parameters.flatMap((parameter) => variantsOfParameter(parameter, loot, body)),
    ...strayVariants(other, body),
  ]);
}

/**
 * The address of an operation.
 * @param operation the operation
 * @param ids values of its path parameters, encoded already; the contract's examples stand in for others
 * @param query parameters that are not encoded yet
 */
export function addressOf(
  operation: Operation,
  ids: Readonly<Record<string, string>>,
  query: Variant['query'],
): string {
  const examples = Object.fromEntries(parametersOf(operation).map(({ name, example }) => [name, String(example)]));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? examples[name] ?? '');
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}
