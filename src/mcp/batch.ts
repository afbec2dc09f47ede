import type { SchemaObject } from '../contract/document.ts';
import { limitsOf, propertiesOf } from './schemas.ts';
import { DECLARATIONS } from './tools.ts';

const merged = (objects: readonly (readonly [string, SchemaObject])[]): Record<string, SchemaObject> =>
  Object.fromEntries(objects);

const operationOf = (variant: SchemaObject): unknown => merged(propertiesOf(variant)).operation?.const;

/** The members of a write's body that the tool of the same operation offers, which also describes them. */
function bodyOf(variant: SchemaObject): [string, SchemaObject][] {
  const offered = DECLARATIONS.find(({ operation }) => operation === operationOf(variant))?.offers ?? [];
  const { body = {} } = merged(propertiesOf(variant));
  return propertiesOf(body).filter(([name]) => offered.includes(name));
}

const variantsOf = ({ items }: SchemaObject): SchemaObject[] => (items as { oneOf: SchemaObject[] }).oneOf;

/**
 * The writes of a batch as one schema, because one for each of them would say most of it several times.
 * @param list the contract's schema of the writes, references inlined
 * @param writes the operations that are offered
 */
export function writesOf(list: SchemaObject, writes: readonly string[]): SchemaObject {
  const variants = variantsOf(list).filter((one) => writes.includes(`${operationOf(one)}`));
  const { task_id = {}, if_match = {} } = merged(variants.flatMap(propertiesOf));
  const body = { type: 'object', properties: merged(variants.flatMap(bodyOf)) };
  const properties = { operation: { enum: writes }, task_id, if_match, body };
  return limitsOf({ ...list, items: { type: 'object', required: ['operation'], properties } });
}

/**
 * The names of the writes that may say which version they change.
 * @param batch the contract's schema of a batch, references inlined
 */
export const conditionalWrites = (batch: SchemaObject): Set<unknown> =>
  new Set(
    variantsOf(merged(propertiesOf(batch)).operations ?? {})
      .filter((variant) => 'if_match' in merged(propertiesOf(variant)))
      .map(operationOf),
  );
