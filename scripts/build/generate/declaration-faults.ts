import { type ContractDocument, type Referable, resolve, type SchemaObject } from '../../../src/contract/document.ts';
import type { Column } from '../../../src/resource/columns.ts';
import type { Form } from '../../../src/resource/fields.ts';

export type Fields = Readonly<Record<string, Form>>;

/** What a declaration has that rows are written by. */
export interface Declared {
  readonly fields: Fields;
  readonly selected: readonly Column[];
}

/** Formats that say how a text is stored. */
const FORMATS: Readonly<Record<string, string>> = { uuid: 'uuid', 'date-time': 'timestamptz(3)', date: 'date' };

type Properties = Readonly<Record<string, Referable<SchemaObject>>>;

/** The properties of a schema, of the one that is an object where it says which ones a value may match. */
function propertiesOf(contract: ContractDocument, schema: Referable<SchemaObject> | undefined): Properties {
  if (!schema) return {};
  const { properties, anyOf, oneOf } = resolve(contract, schema);
  if (properties) return properties as Properties;
  const choices = (anyOf ?? oneOf ?? []) as readonly Referable<SchemaObject>[];
  return choices.map((choice) => propertiesOf(contract, choice)).find((one) => Object.keys(one).length > 0) ?? {};
}

/** The format of the value at a path, `field` or `group.member`. */
function formatAt(contract: ContractDocument, properties: Properties, path: string): unknown {
  const [field = '', ...members] = path.split('.');
  const schema = properties[field];
  if (!schema) return undefined;
  if (members.length > 0) return formatAt(contract, propertiesOf(contract, schema), members.join('.'));
  return resolve(contract, schema).format;
}

/**
 * What a declaration says differently from the contract, beyond what types can tell.
 * @param contract the bundled contract
 * @param name of the schema
 * @param declared the declaration
 * @returns a finding each, in words; none where they fit
 */
export function declarationFaults(contract: ContractDocument, name: string, declared: Declared): string[] {
  const { fields, selected } = declared;
  const properties = propertiesOf(contract, contract.components?.schemas?.[name] as Referable<SchemaObject>);
  const missing = Object.keys(properties).filter((field) => !(field in fields));
  const unknown = Object.keys(fields).filter((field) => !(field in properties));
  const formats = selected.flatMap(({ path, type }) => {
    const format = formatAt(contract, properties, path);
    const wanted = typeof format === 'string' ? FORMATS[format] : undefined;
    return wanted && wanted !== type.sql ? [`${path} is ${type.sql} there, and ${format} in the contract`] : [];
  });
  return [
    ...missing.map((field) => `${field} of the contract's ${name} is missing`),
    ...unknown.map((field) => `${field} is not in the contract's ${name}`),
    ...formats,
  ];
}
