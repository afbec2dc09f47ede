import { type ContractDocument, type Referable, resolve, type SchemaObject } from '../../../src/contract/document.ts';

const HEADER = '// Made from openapi.yaml by `npm run generate`. Do not edit.\n';

/** Known from the request: it comes as JSON, and no row brings it. */
const OWNER = 'user_id';

/** Follows from another column, which is null exactly when this is false (a CHECK of the table says so). */
const FOLLOWS: Readonly<Record<string, string>> = { is_completed: 'completed_at' };

/** How a boolean that is true begins. */
const TRUE = 't'.charCodeAt(0);

/** The call that writes one value that is there; it begins at `place`, and is `length` bytes long. */
function call(name: string, { format, enum: values }: SchemaObject, types: unknown[], index: number): string {
  const value = `(to, at, bytes, v${index}, l${index})`;
  if (types.includes('integer')) return `copy${value}`;
  if (types.includes('boolean')) return `putBoolean(to, at, bytes[v${index}] === ${TRUE})`;
  if (!types.includes('string') || values) throw new Error(`No way to write ${name}, a ${types.join(' or ')}`);
  if (format === 'uuid') return `putQuoted${value}`;
  return format === 'date-time' ? `putDateTime${value}` : `putText${value}`;
}

/** What writes one value. */
function written(name: string, schema: SchemaObject, index: number): string {
  const types = [schema.type].flat();
  const value = call(name, schema, types, index);
  return types.includes('null') ? `l${index} < 0 ? putNull(to, at) : ${value}` : value;
}

/** What finds one value: its place and its length. */
const found = (index: number): string => `  const l${index} = lengthAt(bytes, next);
  const v${index} = next + LENGTH_BYTES;
  next = v${index} + Math.max(l${index}, 0);`;

/**
 * Code that writes the JSON of the contract's Task straight from the bytes of a row.
 * @param contract the bundled contract
 * @throws when the Task has a property that this cannot write
 */
export function rowSerializer(contract: ContractDocument): string {
  const schemas = contract.components?.schemas as Record<string, Referable<SchemaObject>>;
  const { properties } = resolve(contract, schemas.Task as SchemaObject);
  const all = Object.entries(properties as Record<string, Referable<SchemaObject>>).map(
    ([name, schema]) => [name, resolve(contract, schema)] as const,
  );
  const columns = all.map(([name]) => name).filter((name) => name !== OWNER && !(name in FOLLOWS));
  const keys = all.map(([name], index) => `${index === 0 ? '{' : ','}"${name}":`);
  const members = all.map(([name, schema], index) => {
    const key = `  at = put(to, at, KEYS[${index}]);`;
    if (name === OWNER) return `${key}\n  at = put(to, at, owner);`;
    const follows = FOLLOWS[name];
    if (follows) return `${key}\n  at = putBoolean(to, at, l${columns.indexOf(follows)} >= 0);`;
    return `${key}\n  at = ${written(name, schema, columns.indexOf(name))};`;
  });
  return `${HEADER}
import { LENGTH_BYTES, lengthAt, type Row } from '../src/database/raw/row.ts';
import { constant, copy, MOST_ADDED, put, putBoolean, putDateTime, putNull, putQuoted, putText, WORST_GROWTH } from '../src/database/raw/json-bytes.ts';

/** Where each column of a task stands in a row. */
export const COLUMN = { ${columns.map((name, index) => `${name}: ${index}`).join(', ')} } as const;

/** The columns as a SELECT or RETURNING names them. */
export const TASK_COLUMNS = '${columns.join(', ')}';

const KEYS = [${keys.map((key) => `constant('${key}')`).join(', ')}] as const;

/** Bytes that a task may take at the most. */
export const roomOfTask = (owner: Uint8Array, { start, end }: Row): number =>
  ${keys.join('').length + 1} + ${all.length} * MOST_ADDED + owner.length + WORST_GROWTH * (end - start);

/**
 * Writes the JSON of the contract's Task.
 * @param to where to
 * @param start the place of the first byte
 * @param owner the user id, as JSON
 * @param row the columns
 * @returns the place behind the last byte
 */
export function putTask(to: Uint8Array, start: number, owner: Uint8Array, row: Row): number {
  const { bytes } = row;
  let next = row.start;
${columns.map((_, index) => found(index)).join('\n')}
  let at = start;
${members.join('\n')}
  to[at] = ${'}'.charCodeAt(0)};
  return at + 1;
}
`;
}
