import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const STRICT: Options = { strict: true, allowUnionTypes: true, allErrors: true, verbose: true, useDefaults: true };

function withFormats(options: Options): Ajv2020 {
  const ajv = new Ajv2020(options);
  addFormats.default(ajv);
  // ajv-formats also takes `urn:uuid:…`, which RFC 9562 does not call the UUID itself and PostgreSQL refuses.
  ajv.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i);
  return ajv;
}

/** For bodies: a value is of its type or it is refused. */
export const bodyAjv = withFormats(STRICT);

/** For path, query and header parameters, which arrive as text: coerced to the declared type and to no other. */
export const parameterAjv = withFormats({ ...STRICT, coerceTypes: true });
