import {
  type ContractDocument,
  inlineReferences,
  operationsOf,
  type RequestBodyObject,
  type SchemaObject,
} from './document.ts';

/** `\u00e9`, the longest form of a UTF-16 code unit in JSON (RFC 8259, section 7). */
const ESCAPE_BYTES = 6;

/** `maxLength` counts code points (JSON Schema validation, section 6.3.1), which have up to two code units. */
const UNITS_PER_CHARACTER = 2;

/** The longest result of `JSON.stringify` for a number, -2.2250738585072014e-308. */
const NUMBER_BYTES = 24;

/** Formats of a fixed length, in ASCII characters. */
const FORMAT_LENGTH: Readonly<Record<string, number>> = { uuid: 36, date: 10 };

const textBytes = (units: number): number => '""'.length + units * ESCAPE_BYTES;

const memberBytes = (nameUnits: number, value: number): number => textBytes(nameUnits) + ':'.length + value;

/** The brackets, the items, and the commas between them. */
const listBytes = (items: readonly number[]): number =>
  items.reduce((sum, bytes) => sum + bytes, '[]'.length + Math.max(0, items.length - 1));

function unlimited(path: string, keyword: string): never {
  throw new Error(`The contract sets no limit to the size of ${path}: it needs ${keyword}`);
}

function limit(schema: SchemaObject, keyword: string, path: string): number {
  const value = schema[keyword];
  return typeof value === 'number' ? value : unlimited(path, keyword);
}

function stringBytes(schema: SchemaObject, path: string): number {
  const fixed = FORMAT_LENGTH[String(schema.format)];
  return textBytes(fixed ?? limit(schema, 'maxLength', path) * UNITS_PER_CHARACTER);
}

function objectBytes(schema: SchemaObject, path: string): number {
  const {
    properties = {},
    additionalProperties,
    propertyNames = {},
  } = schema as {
    properties?: Record<string, SchemaObject>;
    additionalProperties?: SchemaObject | boolean;
    propertyNames?: SchemaObject;
  };
  const members = Object.entries(properties).map(([name, property]) =>
    memberBytes(name.length, largestBytes(property, `${path}/${name}`)),
  );
  if (additionalProperties === false) return listBytes(members);
  if (typeof additionalProperties !== 'object') return unlimited(path, 'additionalProperties');
  const nameUnits = limit(propertyNames, 'maxLength', `the names in ${path}`) * UNITS_PER_CHARACTER;
  const other = memberBytes(nameUnits, largestBytes(additionalProperties, `${path}/*`));
  return listBytes([...members, ...Array<number>(limit(schema, 'maxProperties', path)).fill(other)]);
}

function arrayBytes(schema: SchemaObject, path: string): number {
  const item = largestBytes((schema.items ?? {}) as SchemaObject, `${path}/*`);
  return listBytes(Array<number>(limit(schema, 'maxItems', path)).fill(item));
}

const OF_TYPE: Readonly<Record<string, (schema: SchemaObject, path: string) => number>> = {
  null: () => 'null'.length,
  boolean: () => 'false'.length,
  integer: () => NUMBER_BYTES,
  number: () => NUMBER_BYTES,
  string: stringBytes,
  array: arrayBytes,
  object: objectBytes,
};

/**
 * The size in bytes of the largest JSON text that a schema allows, without white space, and with every character of every string and
 * member name escaped.
 * @param schema JSON Schema 2020-12 with references inlined; of its keywords types, `enum`, `const`, `anyOf`, `oneOf` and limits of size
 * @param path its path in the contract, for the error
 * @throws naming a value without a limit, and the keyword that would set one
 */
export function largestBytes(schema: SchemaObject, path: string): number {
  const {
    type,
    anyOf,
    oneOf,
    enum: listed,
  } = schema as {
    type?: string | string[];
    anyOf?: SchemaObject[];
    oneOf?: SchemaObject[];
    enum?: unknown[];
  };
  const values = 'const' in schema ? [schema.const] : listed;
  const sizes =
    values?.map((value) => (typeof value === 'string' ? textBytes(value.length) : JSON.stringify(value).length)) ??
    (type ? [type].flat() : undefined)?.map(
      (name) => OF_TYPE[name]?.(schema, path) ?? unlimited(path, 'a known type'),
    ) ??
    (anyOf ?? oneOf)?.map((one) => largestBytes(one, path)) ??
    unlimited(path, 'a type');
  return Math.max(...sizes);
}

/**
 * The size in bytes of the largest body of any operation that has no limit of its own (`x-body-limit`), by {@link largestBytes}.
 * @param document the contract
 * @throws naming the operation, and the value in its body that has no limit
 */
export function largestBodyBytes(document: ContractDocument): number {
  const sizes = operationsOf(inlineReferences(document)).flatMap(({ id, operation }) => {
    if ('x-body-limit' in operation) return [];
    const { content = {} } = (operation.requestBody ?? {}) as Partial<RequestBodyObject>;
    return Object.values(content).map(({ schema }) => largestBytes((schema ?? {}) as SchemaObject, `${id} body`));
  });
  return Math.max(0, ...sizes);
}
