import t from 'tap';
import type { SchemaObject } from '../../src/contract/document.ts';
import { loadContract } from '../../src/contract/load.ts';

const { contract } = await loadContract();

// openapi-typescript, as it is without options, takes a property with a default beside it for one that must be sent.
t.test('no property of a schema has its default beside it', async (t) => {
  const schemas = Object.entries(contract.components?.schemas ?? {}) as [string, SchemaObject][];
  const properties = schemas.flatMap(([name, schema]) =>
    Object.entries((schema.properties ?? {}) as Record<string, SchemaObject>).map(
      ([property, value]) => [`${name}.${property}`, value] as const,
    ),
  );
  t.ok(properties.length > 20, `${properties.length} properties`);
  for (const [name, value] of properties)
    t.notOk('default' in value, `${name}: put the default into a schema of its own`);
});
