import type { ErrorObject } from 'ajv/dist/2020.js';
import { type InvalidValue, Problem } from './index.ts';

type Location = InvalidValue['in'];

/** A key as a reference token of a JSON Pointer (RFC 6901, section 3). */
export const escaped = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');

/** The property that an error is about, if it is not about the value itself: an unknown or a missing one. */
function propertyOf({ keyword, params }: ErrorObject): string | undefined {
  if (keyword === 'additionalProperties') return String(params.additionalProperty);
  if (keyword === 'required') return String(params.missingProperty);
  return undefined;
}

function describe({ keyword, params, message, parentSchema }: ErrorObject, part: Location): string {
  if (keyword === 'additionalProperties') return part === 'body' ? 'is not a known field' : 'is not a known parameter';
  if (keyword === 'required') return 'is required';
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  if (keyword === 'pattern' || keyword === 'format') {
    const { 'x-error-detail': detail, description } = parentSchema ?? {};
    if (detail) return String(detail);
    if (description) return `is not allowed: ${description}`;
  }
  return message ?? 'is not allowed';
}

/**
 * A value that violates one of these keywords also violates its `format` or `pattern`, which would repeat the error: 1.5 and 2147483648
 * are no int32, and an empty text is blank.
 */
const SUFFICIENT = new Set(['type', 'minimum', 'maximum', 'minLength']);

function withoutRepetition(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const explained = new Set(
    errors.filter(({ keyword }) => SUFFICIENT.has(keyword)).map(({ instancePath }) => instancePath),
  );
  return errors.filter(({ keyword, instancePath }) => SUFFICIENT.has(keyword) || !explained.has(instancePath));
}

/**
 * Ajv's errors as the contract's `InvalidValue`s.
 * @param errors Ajv's errors
 * @param part the part of the request that was validated
 */
export function invalidValues(errors: readonly ErrorObject[], part: Location): InvalidValue[] {
  return withoutRepetition(errors).map((error) => {
    const property = propertyOf(error);
    const pointer = error.instancePath + (property === undefined ? '' : `/${escaped(property)}`);
    const where =
      part === 'body' ? { pointer } : { name: pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~') };
    return { in: part, ...where, detail: describe(error, part), keyword: error.keyword };
  });
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
