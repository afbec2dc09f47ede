import type { ContractDocument } from '../../../src/contract/document.ts';
import type { Column } from '../../../src/resource/columns.ts';
import type { Form } from '../../../src/resource/fields.ts';
import { type Declared, declarationFaults, type Fields } from './declaration-faults.ts';

const HEADER = '// Made from openapi.yaml and the declarations in src/resources/ by `npm run generate`. Do not edit.\n';

/** The types of the arguments of a row writer: generated code imports nothing, so its callers pass the byte writers. */
const ARGUMENT_TYPES = `
/** A row as PostgreSQL sent it: each value as text in UTF-8, after its length. */
interface Row {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

type PutValue = (to: Uint8Array, at: number, from: Uint8Array, start: number, length: number) => number;

/** Functions that write bytes; each returns the offset after what it wrote. */
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
  readonly putNumber: PutValue;
  readonly putQuoted: PutValue;
  readonly putText: PutValue;
  readonly putDateTime: PutValue;
  readonly putList: PutValue;
  readonly putMembers: PutValue;
}
`;

const PUTTERS = {
  ...{ text: 'putText', quoted: 'putQuoted', copied: 'copy' },
  ...{ number: 'putNumber', dateTime: 'putDateTime', list: 'putList', members: 'putMembers' },
};

/** The first character of the boolean true. */
const TRUE = 't'.charCodeAt(0);

/** Makes the code of one writer, and collects its keys. */
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

  /** An entity tag is the version in quotes, which are escaped in JSON. */
  const etagCode = (label: string): string[] => {
    const version = indexOf('version');
    return [key(`${label}"\\"`), `at = copy(to, at, bytes, v${version}, l${version});`, key('\\""')];
  };

  /** Behind the columns of a row, in lists that ask for it: as JSON. */
  const countsCode = (label: string): string[] => [
    'if (next < row.end) {',
    key(label),
    'at = copy(to, at, bytes, next + LENGTH_BYTES, lengthAt(bytes, next));',
    '}',
  ];

  const objectCode = (members: Fields, prefix: string): string[] => {
    const lines = Object.entries(members).flatMap(([name, form], index) => {
      const label = `${index === 0 ? '{' : ','}"${name}":`;
      if (form.form === 'etag') return etagCode(label);
      if (form.form === 'counts') return countsCode(label);
      return [key(label), ...formCode(`${prefix}${name}`, form)];
    });
    return [...lines, key('}')];
  };

  const formCode = (path: string, form: Form): string[] => {
    if (form.form === 'owner') return ['at = put(to, at, owner);'];
    if (form.form === 'etag' || form.form === 'counts') throw new Error(`${path} is only known of a whole entry`);
    if (form.form === 'flag') return [`at = putBoolean(to, at, l${indexOf(form.since)} >= 0);`];
    if (form.form === 'value') {
      const column = declared.selected.find((one) => one.path === path);
      if (!column) throw new Error(`${path} is no column`);
      return [valueCode(column)];
    }
    const lines = objectCode(form.members, `${path}.`);
    if (!form.isNullable) return lines;
    const first = declared.selected.findIndex((column) => column.path.startsWith(`${path}.`));
    return [`if (l${first} < 0) at = putNull(to, at);`, 'else {', ...lines, '}'];
  };

  return { lines: objectCode(declared.fields, ''), keys };
}

/** The code that finds one value: its offset and its length. */
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
  const KEYS = [${keys.map((text) => `constant('${text.replaceAll('\\', '\\\\')}')`).join(', ')}] as const;
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

/**
 * Generates the code that writes the JSON of each resource directly from the bytes of a row.
 * @param contract the bundled contract
 * @param declared the resources, by the names of their schemas
 * @throws if a declaration and its schema differ, naming each field
 */
export function rowWriters(contract: ContractDocument, declared: Readonly<Record<string, Declared>>): string {
  const code = Object.entries(declared).map(([name, one]) => {
    const faults = declarationFaults(contract, name, one);
    if (faults.length > 0)
      throw new Error(`The declaration of ${name} in src/resources/ does not fit: ${faults.join('; ')}`);
    return writerCode(name, one);
  });
  return `${HEADER}${ARGUMENT_TYPES}${code.join('')}`;
}
