import {
  type ContractDocument,
  inlineReferences,
  operationsOf,
  type RequestBodyObject,
  type SchemaObject,
} from './document.ts';

/** `\u00e9`, the longest that a UTF-16 code unit can be in JSON (RFC 8259, section 7). */
const ESCAPE_BYTES = 6;

/** `maxLength` counts code points (JSON Schema validation, section 6.3.1), which have up to two code units. */
const UNITS_PER_CHARACTER = 2;

/** The longest text that `JSON.stringify` gives a number, -2.2250738585072014e-308. */
const NUMBER_BYTES = 24;

/** Formats whose texts all have one length, in ASCII characters. */
const FORMAT_LENGTH: Readonly<Record<string, number>> = { uuid: 36, date: 10 };

const textBytes = (units: number): number => '""'.length + units * ESCAPE_BYTES;

const memberBytes = (nameUnits: number, value: number): number => textBytes(nameUnits) + ':'.length + value;

/** Brackets, what is in them, and a comma between each two. */
const listBytes = (items: readonly number[]): number =>
  items.reduce((sum, bytes) => sum + bytes, '[]'.length + Math.max(0, items.length - 1));

function unlimited(place: string, keyword: string): never {
  throw new Error(`The contract sets no limit to the size of ${place}: it needs ${keyword}`);
}

function limit(schema: SchemaObject, keyword: string, place: string): number {
  const value = schema[keyword];
  return typeof value === 'number' ? value : unlimited(place, keyword);
}

function stringBytes(schema: SchemaObject, place: string): number {
  const fixed = FORMAT_LENGTH[String(schema.format)];
  return textBytes(fixed ?? limit(schema, 'maxLength', place) * UNITS_PER_CHARACTER);
}

function objectBytes(schema: SchemaObject, place: string): number {
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
    memberBytes(name.length, largestBytes(property, `${place}/${name}`)),
  );
  if (additionalProperties === false) return listBytes(members);
  if (typeof additionalProperties !== 'object') return unlimited(place, 'additionalProperties');
  const nameUnits = limit(propertyNames, 'maxLength', `the names in ${place}`) * UNITS_PER_CHARACTER;
  const other = memberBytes(nameUnits, largestBytes(additionalProperties, `${place}/*`));
  return listBytes([...members, ...Array<number>(limit(schema, 'maxProperties', place)).fill(other)]);
}

function arrayBytes(schema: SchemaObject, place: string): number {
  const item = largestBytes((schema.items ?? {}) as SchemaObject, `${place}/*`);
  return listBytes(Array<number>(limit(schema, 'maxItems', place)).fill(item));
}

const OF_TYPE: Readonly<Record<string, (schema: SchemaObject, place: string) => number>> = {
  null: () => 'null'.length,
  boolean: () => 'false'.length,
  integer: () => NUMBER_BYTES,
  number: () => NUMBER_BYTES,
  string: stringBytes,
  array: arrayBytes,
  object: objectBytes,
};

/**
 * The size of the largest JSON text that a schema allows, in bytes: without white space, and with every character of every text,
 * the names of members among them, written as an escape.
 * @param schema JSON Schema 2020-12, references inlined, of types, `enum`, `const`, `anyOf`, `oneOf` and what limits a size
 * @param place where it is, for the error
 * @throws naming what has no limit, and the keyword that would set one
 */
export function largestBytes(schema: SchemaObject, place: string): number {
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
      (name) => OF_TYPE[name]?.(schema, place) ?? unlimited(place, 'a known type'),
    ) ??
    (anyOf ?? oneOf)?.map((one) => largestBytes(one, place)) ??
    unlimited(place, 'a type');
  return Math.max(...sizes);
}

/**
 * The size of the largest body that any operation takes, in bytes, as {@link largestBytes} has it.
 * @param document the contract
 * @throws naming the operation, and what in its body has no limit
 */
export function largestBodyBytes(document: ContractDocument): number {
  const sizes = operationsOf(inlineReferences(document)).flatMap(({ id, operation: { requestBody } }) => {
    const { content = {} } = (requestBody ?? {}) as Partial<RequestBodyObject>;
    return Object.values(content).map(({ schema }) => largestBytes((schema ?? {}) as SchemaObject, `${id} body`));
  });
  return Math.max(0, ...sizes);
}
