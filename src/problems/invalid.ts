import type { ErrorObject } from 'ajv/dist/2020.js';
import { type InvalidValue, Problem } from './index.ts';

type Location = InvalidValue['in'];

/** A key as a reference token of a JSON Pointer (RFC 6901, section 3). */
export const escaped = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');

/** The property that an error is about, if it is not about the value itself: an unknown, a missing or a misnamed one. */
function propertyOf({ keyword, params, propertyName }: ErrorObject): string | undefined {
  if (keyword === 'additionalProperties') return String(params.additionalProperty);
  if (keyword === 'required') return String(params.missingProperty);
  if (keyword === 'discriminator') return String(params.tag);
  return propertyName;
}

function pointerOf(error: ErrorObject): string {
  const property = propertyOf(error);
  return error.instancePath + (property === undefined ? '' : `/${escaped(property)}`);
}

/** The names in a `oneOf` whose alternatives only say which property is required, and these alternatives; otherwise nothing. */
function choicesOf({ keyword, schema }: ErrorObject): { required: string[] }[] {
  const alternatives = keyword === 'oneOf' ? (schema as { required?: string[] }[]) : [];
  const isChoice = alternatives.every((one) => one.required && Object.keys(one).length === 1);
  return isChoice ? (alternatives as { required: string[] }[]) : [];
}

/** The values of the property that says which alternative of a `oneOf` is meant. */
const alternativesOf = (schema: ErrorObject['parentSchema'], tag: string): unknown[] =>
  ((schema?.oneOf ?? []) as { properties: Record<string, { const?: unknown }> }[]).map(
    ({ properties }) => properties[tag]?.const,
  );

/** What is wrong, in words of ours, by the keyword. */
const DESCRIPTIONS: Readonly<
  Record<string, (params: ErrorObject['params'], part: Location, schema: ErrorObject['parentSchema']) => string>
> = {
  additionalProperties: (_, part) => (part === 'body' ? 'is not a known field' : 'is not a known parameter'),
  required: () => 'is required',
  uniqueItems: ({ i, j }) => `must have each item once: item ${i} is there again as item ${j}`,
  enum: ({ allowedValues }) => `must be one of ${(allowedValues as unknown[]).join(', ')}`,
  discriminator: ({ tag }, _, schema) => `must be one of ${alternativesOf(schema, tag).join(', ')}`,
  type: ({ type }) => `must be ${[type].flat().join(' or ')}`,
};

function describe(error: ErrorObject, part: Location): string {
  const { keyword, params, message, parentSchema, propertyName } = error;
  const { 'x-error-detail': detail, description: allowed, properties } = parentSchema ?? {};
  // What is no object at all is told what it should be.
  if (detail && keyword === 'type' && properties) return String(detail);
  const description = DESCRIPTIONS[keyword]?.(params, part, parentSchema);
  if (description) return description;
  if (keyword === 'pattern' || keyword === 'format') {
    if (detail) return String(detail);
    if (allowed) return `is not allowed: ${allowed}`;
  }
  const choices = choicesOf(error).flatMap(({ required }) => required);
  if (choices.length > 0) return `must have exactly one of ${choices.join(', ')}`;
  const subject = propertyName === undefined ? '' : 'the name ';
  return subject + (message ?? 'is not allowed');
}

/**
 * A value that violates one of these keywords also violates its `format` or `pattern`, which would repeat the error: 1.5 and 2147483648
 * are no int32, and an empty text is blank.
 */
const SUFFICIENT = new Set(['type', 'minimum', 'maximum', 'minLength']);

function withoutRepetition(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const explained = new Set(errors.filter(({ keyword }) => SUFFICIENT.has(keyword)).map(pointerOf));
  const choices = new Set<unknown>(errors.flatMap(choicesOf));
  return errors.filter((error) => {
    if (SUFFICIENT.has(error.keyword)) return true;
    // Ajv reports `propertyNames` beside what is wrong with the name, and each alternative beside the `oneOf`.
    return error.keyword !== 'propertyNames' && !choices.has(error.parentSchema) && !explained.has(pointerOf(error));
  });
}

/**
 * Ajv's errors as the contract's `InvalidValue`s.
 * @param errors Ajv's errors
 * @param part the part of the request that was validated
 */
export function invalidValues(errors: readonly ErrorObject[], part: Location): InvalidValue[] {
  const found = withoutRepetition(errors).map((error) => {
    const pointer = pointerOf(error);
    const where =
      part === 'body' ? { pointer } : { name: pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~') };
    return { in: part, ...where, detail: describe(error, part), keyword: error.keyword };
  });
  // A `pattern` and a `format` beside each other have one `x-error-detail`.
  const sentences = found.map((one) => [JSON.stringify([one.pointer ?? one.name, one.detail]), one] as const);
  return [...new Map(sentences).values()];
}

/** How many errors a response lists: a small body with many errors must not cause a large response. */
const MAX_ERRORS = 100;

/**
 * A VALIDATION_FAILED problem that lists the errors; its `detail` is the first one.
 * @param errors at least one error
 */
export function validationFailed(errors: InvalidValue[]): Problem {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const where = [first?.in, first?.pointer ?? first?.name].filter((part) => part).join(' ');
  return new Problem('VALIDATION_FAILED', {
    detail: `${where}: ${first?.detail}${more}`,
    errors: errors.slice(0, MAX_ERRORS),
  });
}
