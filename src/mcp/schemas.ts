import type { SchemaObject } from '../contract/document.ts';

/** What an agent is told of a value besides its description: types and limits. Patterns are left to the validation, whose answers explain them. */
const KEYWORDS = [
  'type',
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'required',
  'additionalProperties',
] as const;

/** Formats that say more than the type. */
const FORMATS = new Set<unknown>(['uuid', 'date', 'date-time']);

/** The first sentence, without sections of standards, and without the rules of a text's characters: its length is a keyword. */
const firstSentence = (text: unknown): string =>
  (String(text).split(/(?<=\.)\s/, 1)[0] ?? '')
    .replace(/ \([^)]*(?:RFC|section|Intl)[^)]*\)/g, '')
    .replace(/, (?:at most )?[\d,-]+ characters\b[^;]*/, '')
    .replace(/\.?$/, '.');

/** The properties of an object's schema, references inlined. */
export const propertiesOf = ({ properties = {} }: SchemaObject): [string, SchemaObject][] =>
  Object.entries(properties as Record<string, SchemaObject>);

/**
 * Types and limits of a schema.
 * @param schema the schema, references inlined
 */
export function limitsOf(schema: SchemaObject): SchemaObject {
  const { format, properties, items } = schema;
  return {
    ...Object.fromEntries(KEYWORDS.filter((keyword) => keyword in schema).map((keyword) => [keyword, schema[keyword]])),
    ...(FORMATS.has(format) && { format }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(propertiesOf(schema).map(([name, one]) => [name, limitsOf(one)])),
    }),
    ...(items !== undefined && { items: limitsOf(items as SchemaObject) }),
  };
}

/**
 * A schema of the contract as an agent needs it: types, limits, defaults, and a sentence.
 * @param schema the schema, references inlined
 * @param description in the place of its own
 */
export function forAgents(schema: SchemaObject, description = schema.description): SchemaObject {
  const { default: initial } = schema;
  const members = propertiesOf(schema).map(([name, one]) => [name, forAgents(one)]);
  return {
    ...limitsOf(schema),
    ...(description !== undefined && { description: firstSentence(description) }),
    ...(initial !== undefined && initial !== null && { default: initial }),
    ...(members.length > 0 && { properties: Object.fromEntries(members) }),
  };
}
