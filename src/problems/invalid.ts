import type { ErrorObject } from 'ajv/dist/2020.js';
import { type InvalidValue, Problem } from './index.ts';

type Location = InvalidValue['in'];

/** A key as a segment of a JSON Pointer (RFC 6901, section 3). */
export const escaped = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');

/** The property that an error is about when it is not the value itself: one too many, or one that is missing. */
function propertyOf({ keyword, params }: ErrorObject): string | undefined {
  if (keyword === 'additionalProperties') return String(params.additionalProperty);
  if (keyword === 'required') return String(params.missingProperty);
  return undefined;
}

function describe({ keyword, params, message, parentSchema }: ErrorObject, place: Location): string {
  if (keyword === 'additionalProperties') return place === 'body' ? 'is not a known field' : 'is not a known parameter';
  if (keyword === 'required') return 'is required';
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  if (keyword === 'pattern' || keyword === 'format') {
    const { 'x-error-detail': told, description } = parentSchema ?? {};
    if (told) return String(told);
    if (description) return `is not allowed: ${description}`;
  }
  return message ?? 'is not allowed';
}

/** A value that one of these finds is not of its `format` or `pattern` either: 1.5 and 2147483648 are no int32, and an empty text is blank. */
const SAYS_ENOUGH = new Set(['type', 'minimum', 'maximum', 'minLength']);

function withoutRepetition(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const told = new Set(
    errors.filter(({ keyword }) => SAYS_ENOUGH.has(keyword)).map(({ instancePath }) => instancePath),
  );
  return errors.filter(({ keyword, instancePath }) => SAYS_ENOUGH.has(keyword) || !told.has(instancePath));
}

/**
 * What Ajv found, in the words of the contract's `InvalidValue`.
 * @param errors Ajv's errors
 * @param place the part of the request that was validated
 */
export function invalidValues(errors: readonly ErrorObject[], place: Location): InvalidValue[] {
  return withoutRepetition(errors).map((error) => {
    const property = propertyOf(error);
    const pointer = error.instancePath + (property === undefined ? '' : `/${escaped(property)}`);
    const where =
      place === 'body' ? { pointer } : { name: pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~') };
    return { in: place, ...where, detail: describe(error, place), keyword: error.keyword };
  });
}

/** As many findings as an answer lists: a small body with many faults must not make a large answer. */
const MOST_FINDINGS = 100;

/**
 * A VALIDATION_FAILED problem that lists the findings and leads with the first.
 * @param errors at least one finding
 */
export function validationFailed(errors: InvalidValue[]): Problem {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const where = [first?.in, first?.pointer ?? first?.name].filter((part) => part).join(' ');
  return new Problem('VALIDATION_FAILED', {
    detail: `${where}: ${first?.detail}${more}`,
    errors: errors.slice(0, MOST_FINDINGS),
  });
}
