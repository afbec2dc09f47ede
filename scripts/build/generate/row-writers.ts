import { type ContractDocument, type Referable, resolve, type SchemaObject } from '../../../src/contract/document.ts';
import { type Column, columnsOf } from '../../../src/resource/columns.ts';
import type { Form } from '../../../src/resource/fields.ts';

type Fields = Readonly<Record<string, Form>>;

/** What a declaration has that rows are written by. */
export interface Declared {
  readonly fields: Fields;
  readonly selected: readonly Column[];
}

const HEADER = '// Made from openapi.yaml and the declarations in src/resources/ by `npm run generate`. Do not edit.\n';

/** What a row writer needs of who calls it: generated code imports nothing. */
const NEEDS = `
/** A row as PostgreSQL sent it: each value as text in UTF-8, behind its length. */
interface Row {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

type PutValue = (to: Uint8Array, at: number, from: Uint8Array, start: number, length: number) => number;

/** What writes bytes; each function gives the offset behind what it wrote. */
interface ByteWriters {
  readonly LENGTH_BYTES: number;
  readonly MAX_OVERHEAD: number;
  readonly MAX_ESCAPE_FACTOR: number;
  readonly lengthAt: (bytes: Uint8Array, at: number) => number;
  readonly constant: (text: string) => Uint8Array;
  readonly put: (to: Uint8Array, at: number, from: Uint8Array) => number;
  readonly putNull: (to: Uint8Array, at: number) => number;
  readonly putBoolean: (to: Uint8Array, at: number, value: boolean) => number;
  readonly copy: PutValue;
  readonly putQuoted: PutValue;
  readonly putText: PutValue;
  readonly putDateTime: PutValue;
  readonly putList: PutValue;
}
`;

const PUTTERS = { text: 'putText', quoted: 'putQuoted', copied: 'copy', dateTime: 'putDateTime', list: 'putList' };

/** How a boolean that is true begins. */
const TRUE = 't'.charCodeAt(0);

/** Makes the code of one writer: keys are gathered on the way. */
function membersOf(declared: Declared) {
  const keys: string[] = [];
  const indexOf = (name: string) => declared.selected.findIndex((column) => column.name === name);
  const key = (text: string): string => `at = put(to, at, KEYS[${keys.push(text) - 1}]);`;

  const valueCode = (column: Column): string => {
    const index = indexOf(column.name);
    const { json } = column.type;
    const value =
      json === 'boolean'
        ? `putBoolean(to, at, bytes[v${index}] === ${TRUE})`
        : `${PUTTERS[json]}(to, at, bytes, v${index}, l${index})`;
    return `at = ${column.isNullable ? `l${index} < 0 ? putNull(to, at) : ${value}` : value};`;
  };

  const objectCode = (members: Fields, prefix: string): string[] => {
    const lines = Object.entries(members).flatMap(([name, form], index) => [
      key(`${index === 0 ? '{' : ','}"${name}":`),
      ...formCode(`${prefix}${name}`, name, form),
    ]);
    return [...lines, key('}')];
  };

  const formCode = (path: string, name: string, form: Form): string[] => {
    if (form.form === 'owner') return ['at = put(to, at, owner);'];
    if (form.form === 'flag') return [`at = putBoolean(to, at, l${indexOf(form.since)} >= 0);`];
    if (form.form === 'value') {
      const column = declared.selected.find((one) => one.path === path);
      if (!column) throw new Error(`${path} is no column`);
      return [valueCode(column)];
    }
    const lines = objectCode(form.members, `${path}.`);
    if (!form.isNullable) return lines;
    const [first] = columnsOf({ [name]: form });
    return [`if (l${indexOf(first?.name ?? '')} < 0) at = putNull(to, at);`, 'else {', ...lines, '}'];
  };

  return { lines: objectCode(declared.fields, ''), keys };
}

/** What finds one value: its offset and its length. */
const foundCode = (index: number): string => `  const l${index} = lengthAt(bytes, next);
    const v${index} = next + LENGTH_BYTES;
    next = v${index} + Math.max(l${index}, 0);`;

function writerCode(name: string, declared: Declared): string {
  const { lines, keys } = membersOf(declared);
  const code = lines.join('\n    ');
  const used = ['put', 'putNull', 'putBoolean', ...Object.values(PUTTERS)].filter((one) => code.includes(`${one}(`));
  return `
/** Writes the JSON of the contract's ${name} from rows of its columns. */
export function write${name}({ LENGTH_BYTES, MAX_OVERHEAD, MAX_ESCAPE_FACTOR, lengthAt, constant, ${used.join(', ')} }: ByteWriters) {
  const KEYS = [${keys.map((text) => `constant('${text}')`).join(', ')}] as const;
  /** Bytes that one takes at most; the owner comes as JSON. */
  const room = (owner: Uint8Array, { start, end }: Row): number =>
    ${keys.join('').length} + ${keys.length} * MAX_OVERHEAD + owner.length + MAX_ESCAPE_FACTOR * (end - start);
  const write = (to: Uint8Array, start: number, owner: Uint8Array, row: Row): number => {
    const { bytes } = row;
    let next = row.start;
  ${declared.selected.map((_, index) => foundCode(index)).join('\n  ')}
    let at = start;
    ${code}
    return at;
  };
  return { room, write };
}
`;
}

/** Formats that say how a text is stored. */
const FORMATS: Readonly<Record<string, string>> = { uuid: 'uuid', 'date-time': 'timestamptz(3)', date: 'date' };

/** What a declaration says differently from the contract, beyond what types can tell. */
function faultsOf(
  name: string,
  properties: Readonly<Record<string, SchemaObject>>,
  { fields, selected }: Declared,
): string[] {
  const missing = Object.keys(properties).filter((field) => !(field in fields));
  const unknown = Object.keys(fields).filter((field) => !(field in properties));
  const formats = selected.flatMap(({ path, type }) => {
    const format = properties[path]?.format;
    const wanted = typeof format === 'string' ? FORMATS[format] : undefined;
    return wanted && wanted !== type.sql ? [`${path} is ${type.sql} there, and ${format} in the contract`] : [];
  });
  return [
    ...missing.map((field) => `${field} of the contract's ${name} is missing`),
    ...unknown.map((field) => `${field} is not in the contract's ${name}`),
    ...formats,
  ];
}

/**
 * Code that writes the JSON of each resource straight from the bytes of a row.
 * @param contract the bundled contract
 * @param declared the resources, by the names of their schemas
 * @throws when a declaration and its schema do not fit, naming each field
 */
export function rowWriters(contract: ContractDocument, declared: Readonly<Record<string, Declared>>): string {
  const schemas = contract.components?.schemas as Record<string, Referable<SchemaObject>>;
  const code = Object.entries(declared).map(([name, one]) => {
    const { properties = {} } = resolve(contract, schemas[name] as SchemaObject);
    const resolved = Object.entries(properties as Record<string, Referable<SchemaObject>>).map(
      ([field, schema]) => [field, resolve(contract, schema)] as const,
    );
    const faults = faultsOf(name, Object.fromEntries(resolved), one);
    if (faults.length > 0)
      throw new Error(`The declaration of ${name} in src/resources/ does not fit: ${faults.join('; ')}`);
    return writerCode(name, one);
  });
  return `${HEADER}${NEEDS}${code.join('')}`;
}
