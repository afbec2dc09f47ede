/** Where requests take ids of things beside their path, and what is put there. */
import { randomUUID } from 'node:crypto';
import { ajv } from '../../src/contract/ajv.ts';
import type { Operation, SchemaObject } from '../../src/contract/document.ts';
import { type Body, bodiesOf, parametersOf } from '../helpers/examples.ts';

/** A text that stands nowhere else. */
export const newMarker = (): string => `secret-${randomUUID()}`;

const membersOf = ({ properties = {} }: SchemaObject): [string, SchemaObject][] =>
  Object.entries(properties as Record<string, SchemaObject>);

const takes = (schema: SchemaObject, value: unknown): boolean =>
  ajv.validate({ type: 'object', properties: { value: schema } }, { value });

/** Whether a value is an id: no other text is taken. */
const takesIds = (schema: SchemaObject): boolean => takes(schema, randomUUID()) && !takes(schema, 'any text');

/** A body with a marker in every member that takes any text, a list of texts, or texts by any name. */
export function marked(body: Body, marker: string): Body {
  if (!body.payload?.startsWith('{')) return body;
  const text = `about ${marker}`;
  const texts = membersOf(body.schema).flatMap(([name, schema]) =>
    [text, [text], { about: text }]
      .filter((value) => takes(schema, value))
      .slice(0, 1)
      .map((value) => [name, value]),
  );
  return { ...body, payload: JSON.stringify({ ...JSON.parse(body.payload), ...Object.fromEntries(texts) }) };
}

/** The parameters of queries whose values are ids of things. */
export const idParametersOf = (operation: Operation): string[] =>
  parametersOf(operation)
    .filter((one) => one.in === 'query' && takesIds((one.schema ?? {}) as SchemaObject))
    .map(({ name }) => name);

/**
 * The bodies of an operation, each with one of its ids being another one.
 * @param operation references inlined
 * @param id of something that is not the user's
 */
export function bodiesWith(operation: Operation, id: string): Body[] {
  return bodiesOf(operation).flatMap((body) => {
    if (!body.payload?.startsWith('{')) return [];
    const value = JSON.parse(body.payload) as Record<string, unknown>;
    const members = membersOf(body.schema).filter(([, schema]) => takesIds(schema));
    return members.map(([name]) => ({
      ...body,
      name: `${body.name}, ${name}`,
      payload: JSON.stringify({ ...value, [name]: id }),
    }));
  });
}
