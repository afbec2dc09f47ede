import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import type { SchemaValidateFunction } from 'ajv/dist/types/index.js';
import addFormats from 'ajv-formats';
import { isTimeZone } from './time-zone.ts';

const STRICT: Options = {
  strict: true,
  // Of a `oneOf` only the alternative that its discriminator names is applied, and said to be wrong.
  discriminator: true,
  allowUnionTypes: true,
  // `oneOf: [{ required: [a] }, { required: [b] }]` names properties that its siblings define.
  strictRequired: false,
  allErrors: true,
  verbose: true,
  useDefaults: true,
};

/** RFC 3339, section 5.6; ajv-formats also accepts white space instead of `T`, and offsets without minutes or colon (ISO 8601). */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/**
 * `uniqueItems` for lists of texts and numbers. Ajv's own remembers items as the names of an object's members, and so takes `__proto__` any
 * number of times.
 */
const uniqueItems: SchemaValidateFunction = (isAsked: boolean, items: readonly unknown[], parentSchema) => {
  const indices = new Map<unknown, number>();
  for (const [index, item] of items.entries()) {
    const earlier = indices.get(item);
    if (isAsked && earlier !== undefined) {
      const error = { keyword: 'uniqueItems', params: { i: earlier, j: index } };
      uniqueItems.errors = [{ ...error, ...(parentSchema && { parentSchema }) }];
      return false;
    }
    indices.set(item, index);
  }
  return true;
};

function withFormats(options: Options): Ajv2020 {
  const ajv = new Ajv2020(options);
  addFormats.default(ajv);
  // For clients and for the check of breaking changes; it validates nothing.
  ajv.addKeyword('x-extensible-enum');
  // An error message for the sender of an invalid value, used by problems/invalid.ts.
  ajv.addKeyword('x-error-detail');
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate: uniqueItems });
  const { validate } = ajv.formats['date-time'] as { validate(text: string): boolean };
  ajv.addFormat('date-time', (text) => DATE_TIME.test(text) && validate(text));
  const date = ajv.formats.date as { validate(text: string): boolean };
  // ajv-formats knows the days of each month, but also accepts the year 0000, which PostgreSQL refuses.
  ajv.addFormat('date', (text) => date.validate(text) && !text.startsWith('0000'));
  ajv.addFormat('time-zone', isTimeZone);
  // ajv-formats also accepts `urn:uuid:…`, which RFC 9562 defines as a URN of a UUID, not as a UUID, and PostgreSQL refuses.
  ajv.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i);
  return ajv;
}

/** Without coercion: values of another type are refused. Those that arrive as text are coerced in coercion.ts. */
export const ajv = withFormats(STRICT);
