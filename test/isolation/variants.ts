/** Every way to send an operation of the contract, made from the contract alone. */
import type { Operation, ParameterObject, SchemaObject } from '../../src/contract/document.ts';
import { type Body, bodiesOf, parametersOf, type Query, TOKENS } from '../helpers/examples.ts';

/** One way to send an operation, whatever ids its path has. */
export interface Variant extends Pick<Body, 'name' | 'headers' | 'payload'> {
  readonly query: Query;
  /** The answer on what is one's own, where it is not a success. */
  readonly answer?: string | undefined;
}

/** What another user has that could be of use in a request: values for parameters, by the name of the parameter. */
export type Loot = Readonly<Record<string, readonly string[]>>;

/** What a parameter's value leads to on what is new and one's own, where that is no success. */
function answerTo(name: string, value: string): string | undefined {
  if (TOKENS.includes(name)) return '400 INVALID_CURSOR';
  return name === 'If-Match' && value !== '*' ? '412 PRECONDITION_FAILED' : undefined;
}

function variantsOfParameter({ name, in: place, example }: ParameterObject, loot: Loot, body: Body): Variant[] {
  return [example, ...(loot[name] ?? [])].map((value) => ({
    ...body,
    name: `${body.name}, ${name}: ${JSON.stringify(value)}`,
    query: place === 'query' ? { [name]: value } : {},
    headers: place === 'header' ? { ...body.headers, [name]: String(value) } : body.headers,
    answer: answerTo(name, String(value)),
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

/** Members that only the service sets, with values of another user's: whoever sends one may not have it taken, nor passed over. */
function assignments(other: string, id: string, { properties = {} }: SchemaObject): [string, unknown][] {
  const values = {
    user_id: other,
    id,
    version: 99,
    completed_at: '2026-11-20T10:00:00.000Z',
    completed_by: other,
    created_by: other,
    created_at: '2001-01-01T00:00:00.000Z',
    updated_at: '2001-01-01T00:00:00.000Z',
    owner: other,
    userId: other,
    constructor: { prototype: { user_id: other } },
  };
  const declared = Object.keys(properties as object);
  return Object.entries(values).filter(([name]) => !declared.includes(name));
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

function assigningVariants(other: string, id: string, body: Body): Variant[] {
  const { payload } = body;
  if (!payload?.startsWith('{')) return [];
  // As text: no object literal would keep the last of them.
  const texts = assignments(other, id, body.schema).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  return [...texts, `"__proto__":{"user_id":${JSON.stringify(other)}}`].map((member) => ({
    ...body,
    name: `${body.name}, and ${member.slice(0, 40)}`,
    query: {},
    payload: payload === '{}' ? `{${member}}` : `${payload.slice(0, -1)},${member}}`,
    answer: '400 VALIDATION_FAILED',
  }));
}

/**
 * Bodies with a member more that is not the client's to set.
 * @param operation the operation, references inlined
 * @param other the id of another user
 * @param id of something of theirs
 */
export function assigningVariantsOf(operation: Operation, other: string, id: string): Variant[] {
  // What an import takes of a file are fields of its format, whoever wrote it.
  if (operation.operation['x-body-spooled']) return [];
  const typeOf = ({ headers }: Body) => headers['content-type'];
  const bodies = bodiesOf(operation);
  // One body of each media type will do: what is refused is the member, whatever it comes with.
  const distinct = bodies.filter((body, index) => index === bodies.findIndex((one) => typeOf(one) === typeOf(body)));
  return distinct.flatMap((body) => assigningVariants(other, id, body));
}
