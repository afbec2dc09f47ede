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

/**
 * Sorts without an index, by table. Tasks may be many; projects of a user are few, and every index is one more to write: but for the order
 * of their creation and the user's own, they are sorted from the rows of the user, which their primary key finds.
 */
const WITHOUT: Readonly<Record<string, readonly string[]>> = { projects: ['name', 'updated_at'] };

for (const resource of Object.values(RESOURCES)) {
  t.test(`each sort of ${resource.table} has an index, but for long texts`, async (t) => {
    const { rows } = await database.pool.query<{ indexname: string; indexdef: string }>(
      'SELECT indexname, indexdef FROM pg_indexes WHERE tablename = $1',
      [resource.table],
    );
    const sorts = [...new Set(sortsAt(resource.path).map((sort) => sort.replace('-', '')))];
    const without = WITHOUT[resource.table] ?? [];
    t.ok(sorts.length > without.length);
    for (const sort of sorts.filter((name) => !without.includes(name))) {
      const { columns, collate, key } = resource.orderOf(sort);
      // An entry of a B-tree takes 2,704 bytes, so that texts are sorted without one.
      if (collate !== undefined) continue;
      const wanted = `(user_id, ${[...columns.map(({ name }) => name), 'id'].join(', ')})`;
      // Of an expression the index has its name; that the lists use it is tested by their plans.
      const isIt = ({ indexname, indexdef }: (typeof rows)[number]) =>
        key ? indexname === `${resource.table}_${sort}_idx` : indexdef.replaceAll('"', '').endsWith(wanted);
      t.ok(rows.some(isIt), `${sort}: ${resource.table} has an index on ${key ? 'its expression' : wanted}`);
    }
    t.ok(
      without.every((name) => sorts.includes(name)),
      'no exception is left over',
    );
  });
}
