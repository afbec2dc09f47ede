import t from 'tap';
import { operationsOf, resolve, type SchemaObject } from '../../src/contract/document.ts';
import { loadContract } from '../../src/contract/load.ts';

const { contract } = await loadContract();
const operations = operationsOf(contract);

/** The fields of the body that a method takes at a path, for each media type. */
function fieldsOf(method: string, path: string): string[][] {
  const body = operations.find((one) => one.method === method && one.path === path)?.operation.requestBody;
  const { content = {} } = body ? resolve(contract, body) : {};
  return Object.values(content).map(({ schema }) => {
    const { properties } = resolve(contract, schema as SchemaObject);
    return Object.keys(properties ?? {}).sort();
  });
}

const replacements = operations.filter(({ method }) => method === 'PUT');

t.test('there is something that can be replaced', async (t) => t.ok(replacements.length > 0));

for (const { id, path } of replacements) {
  t.test(`what ${id} sets can be patched as well, and nothing else`, async (t) => {
    const [fields = []] = fieldsOf('PUT', path);
    const patches = fieldsOf('PATCH', path);
    t.ok(fields.length > 0 && patches.length > 0);
    for (const patched of patches) t.strictSame(patched, fields);
  });
}
