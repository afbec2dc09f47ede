import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const STRICT: Options = { strict: true, allowUnionTypes: true, allErrors: true, verbose: true, useDefaults: true };

/** RFC 3339, section 5.6; ajv-formats also takes white space for the `T`, and offsets without minutes or colon (ISO 8601). */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

function withFormats(options: Options): Ajv2020 {
  const ajv = new Ajv2020(options);
  addFormats.default(ajv);
  // For clients and for the gate on breaking changes; nothing is validated by it.
  ajv.addKeyword('x-extensible-enum');
  // For whoever sent another value: problems/invalid.ts tells it.
  ajv.addKeyword('x-error-detail');
  const { validate } = ajv.formats['date-time'] as { validate(text: string): boolean };
  ajv.addFormat('date-time', (text) => DATE_TIME.test(text) && validate(text));
  // ajv-formats also takes `urn:uuid:…`, which RFC 9562 does not call the UUID itself and PostgreSQL refuses.
  ajv.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i);
  return ajv;
}

/** A value is of its type or it is refused; see coercion.ts for those that arrive as text. */
export const ajv = withFormats(STRICT);
