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

/** A parameter, and whether a text is one of its values. */
export interface Field {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: SchemaObject;
  /** The contract's own example, which may name something that there is. */
  readonly example: string | undefined;
  accepts(text: string): boolean;
}

/** One of the bodies that an operation takes. */
export interface BodyKind {
  readonly mediaType: string;
  readonly schema: SchemaObject;
  accepts(value: unknown): boolean;
}

/** An operation as the fuzzer sees it. */
export interface Target extends Operation {
  readonly fields: readonly Field[];
  readonly bodies: readonly BodyKind[];
  readonly bodyRequired: boolean;
}

/** A number as JSON writes it; what else JavaScript takes for one (` 5`, `0x10`, `+5`) is none in a URL either. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

/** In a URL a whole number is digits: `5.0` and `1e1` are none, although JSON Schema takes their values for whole. */
const WHOLE_NUMBER = /^(0|-?[1-9]\d*)$/;

/** What a parameter's text stands for: read here on purpose, not by the coercion that the service uses. */
function read(text: string, { type }: SchemaObject): unknown {
  const types = [type].flat();
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

/** Whether a value is as a schema says, and is text that can be kept as it came. The value is left alone: Ajv fills in defaults. */
function checker(schema: SchemaObject): (value: unknown) => boolean {
  const validate = ajv.compile({ type: 'object', properties: { value: schema }, required: ['value'] });
  return (value) => isWellFormed(value) && validate({ value: structuredClone(value) });
}

function fieldOf(parameter: ParameterObject): Field[] {
  const { name, in: place, required = false } = parameter;
  if (place === 'cookie') return [];
  const schema = (parameter.schema ?? {}) as SchemaObject;
  const check = checker(schema);
  const example = parameter.example === undefined ? undefined : String(parameter.example);
  return [{ name, place, required, schema, example, accepts: (text) => check(read(text, schema)) }];
}

function bodiesOf(requestBody: RequestBodyObject | undefined): BodyKind[] {
  return Object.entries(requestBody?.content ?? {}).map(([mediaType, content]) => {
    const schema = (content.schema ?? {}) as SchemaObject;
    return { mediaType, schema, accepts: checker(schema) };
  });
}

/** Every operation of the contract: nothing here knows any of them by name. */
export function targetsOf(contract: ContractDocument): Target[] {
  return operationsOf(inlineReferences(contract)).map((target) => {
    const body = target.operation.requestBody as RequestBodyObject | undefined;
    return {
      ...target,
      fields: ((target.operation.parameters ?? []) as ParameterObject[]).flatMap(fieldOf),
      bodies: bodiesOf(body),
      bodyRequired: body?.required ?? false,
    };
  });
}

const LIMITS = new Set(['minLength', 'maxLength', 'minimum', 'maximum']);

/** The numbers that the contract speaks of: faults gather around them. */
export function limitsOf(node: unknown): number[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = Object.entries(node).flatMap(([key, value]) =>
    LIMITS.has(key) && typeof value === 'number' ? [value] : limitsOf(value),
  );
  return [...new Set(own)];
}
