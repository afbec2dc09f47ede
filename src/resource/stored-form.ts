import type { InvalidValue } from '../problems/index.ts';
import { validationFailed } from '../problems/invalid.ts';
import { type Column, readerOf, valueAt } from './columns.ts';

const tooFarOff = (path: string, given: unknown): InvalidValue => ({
  in: 'body',
  pointer: `/${path.replaceAll('.', '/')}`,
  detail: `${given} must be in the years 0001 to 9999, in UTC, like 2026-11-01`,
  keyword: 'format',
});

/** Sets the value at a path whose objects are there. */
function setAt(entity: object, path: string, value: unknown): void {
  const steps = path.split('.');
  const member = steps.pop() ?? '';
  const parent = steps.length === 0 ? entity : valueAt(entity, steps.join('.'));
  if (typeof parent === 'object' && parent !== null) Reflect.set(parent, member, value);
}

/**
 * Makes the function that gives what a user wrote the form in which it is stored: so that the answer to a creation is what a read gives
 * later, and the same moment, written in another way, changes nothing.
 * @param columns of the resource
 * @returns gives a body of that form, which may be the one that it got; throws VALIDATION_FAILED for days and moments outside of the years
 *   0001 to 9999: PostgreSQL's calendar and the contract's have no others in common
 */
export function storedForm(columns: readonly Column[]): <Body extends object>(body: Body) => Body {
  const written = columns.flatMap(({ isWritable, path, type: { stored } }) =>
    isWritable && stored ? [{ path, read: readerOf(path), stored }] : [],
  );
  return (body) => {
    const changes: { path: string; given: unknown; value: unknown }[] = [];
    for (const { path, read, stored } of written) {
      const given = read(body);
      const value = given === null ? given : stored(given);
      if (!Object.is(value, given)) changes.push({ path, given, value });
    }
    if (changes.length === 0) return body;
    const impossible = changes.filter(({ value }) => value === undefined);
    if (impossible.length > 0) throw validationFailed(impossible.map(({ path, given }) => tooFarOff(path, given)));
    const form = structuredClone(body);
    for (const { path, value } of changes) setAt(form, path, value);
    return form;
  };
}
