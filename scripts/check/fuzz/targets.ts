import { ajv } from '../../../src/contract/ajv.ts';
import {
  type ContractDocument,
  inlineReferences,
  type Operation,
  operationsOf,
  type ParameterObject,
  type RequestBodyObject,
  type SchemaObject,
} from '../../../src/contract/document.ts';

/** A parameter, with a check of its values. */
export interface Field {
  readonly name: string;
  readonly part: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: SchemaObject;
  /** The contract's example, which may refer to something that exists. */
  readonly example: string | undefined;
  accepts(text: string): boolean;
}

/** A body that an operation accepts. */
export interface BodyKind {
  readonly mediaType: string;
  readonly schema: SchemaObject;
  accepts(value: unknown): boolean;
}

/** Where an operation is: at a collection of the user's, at an entry of it, or at an action on an entry. */
export interface Spot {
  readonly collection: string;
  /** The path parameter with the id of the entry. */
  readonly idName?: string | undefined;
  readonly action?: string | undefined;
  /** What its user may write of an entry: the body of the PUT. */
  readonly whole?: BodyKind | undefined;
}

/** An operation as the fuzzer sees it. */
export interface Target extends Operation {
  readonly spot?: Spot | undefined;
  readonly fields: readonly Field[];
  readonly bodies: readonly BodyKind[];
  readonly bodyRequired: boolean;
  /** The operations that the writes of a batch may be. */
  readonly writes?: readonly Target[] | undefined;
}

/** The schemas of the properties of an object. */
export const propertiesOf = (schema: SchemaObject | undefined): Readonly<Record<string, SchemaObject>> =>
  Object(schema?.properties ?? {});

/** A JSON number; other forms that JavaScript accepts (` 5`, `0x10`, `+5`) are invalid in a URL as well. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

/** In a URL an integer has digits only: `5.0` and `1e1` are invalid, although JSON Schema regards their values as integers. */
const WHOLE_NUMBER = /^(0|-?[1-9]\d*)$/;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The value of a parameter's text, that of lists and objects as JSON; deliberately implemented independently of the service's coercion. */
function read(text: string, { type }: SchemaObject): unknown {
  const types = [type].flat();
  if (types.includes('array') || types.includes('object')) return parsed(text);
  if (types.includes('integer') && WHOLE_NUMBER.test(text)) return Number(text);
  if (types.includes('number') && NUMBER.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, member]) => key.isWellFormed() && isWellFormed(member));
}

/** Whether a value is valid by a schema, and its texts can be stored unchanged. Checks a copy, because Ajv fills in defaults. */
function checker(schema: SchemaObject): (value: unknown) => boolean {
  const validate = ajv.compile({ type: 'object', properties: { value: schema }, required: ['value'] });
  return (value) => isWellFormed(value) && validate({ value: structuredClone(value) });
}

/** A value as the text of a parameter: anything but text as JSON. */
export const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();

function fieldOf(parameter: ParameterObject): Field[] {
  const { name, in: part, required = false } = parameter;
  if (part === 'cookie') return [];
  const schema = (parameter.schema ?? {}) as SchemaObject;
  const check = checker(schema);
  const example = parameter.example === undefined ? undefined : asText(parameter.example);
  return [{ name, part, required, schema, example, accepts: (text) => check(read(text, schema)) }];
}

function bodiesOf(requestBody: RequestBodyObject | undefined): BodyKind[] {
  return Object.entries(requestBody?.content ?? {}).map(([mediaType, content]) => {
    const schema = (content.schema ?? {}) as SchemaObject;
    return { mediaType, schema, accepts: checker(schema) };
  });
}

/** They change everything at once, which the model does not follow: tests of their own do. */
export const NOT_FOLLOWED = new Set(['deleteAccount', 'importTasks']);

/** Accounts, batches and changes are of all collections. */
const SPOT = /^\/api\/\{user_id\}\/(?!account|batch|changes)(\w+)(?:\/\{(\w+)\}(?:\/(\w+))?)?$/;

function spotOf({ path }: Operation, targets: readonly Target[]): Spot | undefined {
  const [, collection, idName, action] = SPOT.exec(path) ?? [];
  const put = targets.find((other) => other.method === 'PUT' && SPOT.exec(other.path)?.[1] === collection);
  return collection === undefined ? undefined : { collection, idName, action, whole: put?.bodies[0] };
}

/** The operations of the contract, but for those that are not followed. */
export function targetsOf(contract: ContractDocument): Target[] {
  const followed = operationsOf(inlineReferences(contract)).filter(({ id }) => !NOT_FOLLOWED.has(id));
  const targets = followed.map((target) => {
    const body = target.operation.requestBody as RequestBodyObject | undefined;
    return {
      ...target,
      fields: ((target.operation.parameters ?? []) as ParameterObject[]).flatMap(fieldOf),
      bodies: bodiesOf(body),
      bodyRequired: body?.required ?? false,
    };
  });
  const placed = targets.map((target) => ({ ...target, spot: spotOf(target, targets) }));
  return placed.map((target) => (target.id === 'batch' ? { ...target, writes: placed } : target));
}

const LIMITS = new Set(['minLength', 'maxLength', 'minimum', 'maximum', 'maxItems', 'maxProperties']);

/** The numbers in the contract, since bugs are frequent at limits. */
export function limitsOf(node: unknown): number[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = Object.entries(node).flatMap(([key, value]) =>
    LIMITS.has(key) && typeof value === 'number' ? [value] : limitsOf(value),
  );
  return [...new Set(own)];
}
