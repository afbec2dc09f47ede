/** What the contract's examples send: bodies, parameters and addresses. References have to be inlined. */
import type { Operation, ParameterObject, RequestBodyObject, SchemaObject } from '../../src/contract/document.ts';

/** One body of an operation, or none. */
export interface Body {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
  /** Of its media type; takes anything where there is no body. */
  readonly schema: SchemaObject;
}

/** Parameters of a query by name: lists are repeated, members of objects have their names in brackets (style deepObject). */
export type Query = Readonly<Record<string, unknown>>;

/** Parameters whose values are places in what one user has: the contract's examples are of the user `alice`. */
export const TOKENS: readonly string[] = ['cursor', 'since', 'Last-Event-ID'];

export const parametersOf = ({ operation }: Operation): ParameterObject[] =>
  (operation.parameters ?? []) as ParameterObject[];

/** The contract's examples of a body, and no body where it may be left out. */
export function bodiesOf({ operation }: Operation): Body[] {
  const none: Body = { name: 'no body', headers: {}, payload: undefined, schema: {} };
  const body = operation.requestBody as RequestBodyObject | undefined;
  if (!body) return [none];
  const bodies = Object.entries(body.content).flatMap(([type, { examples = {}, schema = {} }]) =>
    Object.entries(examples as Record<string, { value: unknown }>).map(([name, { value }]) => ({
      name: `${type} ${name}`,
      headers: { 'content-type': type },
      payload: typeof value === 'string' ? value : JSON.stringify(value),
      schema: schema as SchemaObject,
    })),
  );
  return body.required ? bodies : [none, ...bodies];
}

/** A parameter of a query as it is sent: lists are repeated, members of objects have their names in brackets. */
export function written(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.map((one) => [name, String(one)]);
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  return Object.entries(value).map(([member, one]) => [`${name}[${member}]`, String(one)]);
}

/**
 * The address of an operation. The contract's examples stand in for path parameters and required ones that are not given.
 * @param operation the operation
 * @param ids values of its path parameters, encoded already
 * @param query parameters that are not encoded yet
 */
export function addressOf(operation: Operation, ids: Readonly<Record<string, string>>, query: Query): string {
  const parameters = parametersOf(operation);
  const examples = Object.fromEntries(parameters.map(({ name, example }) => [name, String(example)]));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? examples[name] ?? '');
  const required = parameters.filter((one) => one.in === 'query' && one.required);
  const whole = { ...Object.fromEntries(required.map(({ name, example }) => [name, example])), ...query };
  const search = new URLSearchParams(Object.entries(whole).flatMap(([name, value]) => written(name, value))).toString();
  return search === '' ? path : `${path}?${search}`;
}
