import t from 'tap';
import { operationsOf, type ParameterObject, resolve, type SchemaObject } from '../../src/contract/document.ts';
import { loadContract } from '../../src/contract/load.ts';
import { RESOURCES } from '../../src/resources/declared.ts';
import { startApp } from '../helpers/app.ts';

const { database } = await startApp(t);
const { contract } = await loadContract();

/** The values of `sort` that the list at a path takes. */
function sortsAt(path: string): string[] {
  const { operation } = operationsOf(contract).find((one) => one.method === 'GET' && one.path === path) ?? {};
  const parameters = (operation?.parameters ?? []).map((one) => resolve<ParameterObject>(contract, one));
  const schema = parameters.find(({ name }) => name === 'sort')?.schema ?? {};
  const { enum: sorts } = resolve<SchemaObject>(contract, schema);
  return Array.isArray(sorts) ? sorts.map(String) : [];
}

for (const resource of Object.values(RESOURCES)) {
  t.test(`each sort of ${resource.table} has an index, but for long texts`, async (t) => {
    const { rows } = await database.pool.query<{ indexdef: string }>(
      'SELECT indexdef FROM pg_indexes WHERE tablename = $1',
      [resource.table],
    );
    const sorts = sortsAt(resource.path);
    t.ok(sorts.length > 0);
    for (const sort of sorts) {
      const { columns, collate } = resource.orderOf(sort.replace('-', ''));
      // An entry of a B-tree takes 2,704 bytes, so that texts are sorted without one.
      if (collate !== undefined) continue;
      const wanted = `(user_id, ${[...columns.map(({ name }) => name), 'id'].join(', ')})`;
      t.ok(
        rows.some(({ indexdef }) => indexdef.replaceAll('"', '').endsWith(wanted)),
        `${sort}: ${resource.table} has an index on ${wanted}`,
      );
    }
  });
}
