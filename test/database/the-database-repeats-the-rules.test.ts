import { randomUUID } from 'node:crypto';
import t from 'tap';
import { NUMBERED_TABLES } from '../../generated/tables.ts';
import { ajv } from '../../src/contract/ajv.ts';
import type { ResponseObject, SchemaObject } from '../../src/contract/document.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { ALL, operationOf } from '../helpers/operations.ts';
import { makeEverything } from '../helpers/own.ts';
import { everythingOf } from '../helpers/rows.ts';
import { THINGS, type Thing } from '../helpers/things.ts';

const { app, database } = await startApp(t);
const { pool } = database;
const ada = newUser(app);
await makeEverything(ada, new Map());

interface Properties extends SchemaObject {
  readonly properties?: Readonly<Record<string, Properties>>;
}

/** The contract's schemas of what is shown of a thing, by the names of its members. */
function membersOf({ name, creation }: Thing): [string, SchemaObject][] {
  const path = `${creation.path}/{${name}}`;
  const read = ALL.map(operationOf).find((one) => one.method === 'GET' && one.path === path);
  const answer = read?.operation.responses['200'] as ResponseObject | undefined;
  const { properties = {} } = (answer?.content?.['application/json']?.schema ?? {}) as Properties;
  return Object.entries(properties.data?.properties ?? {});
}

/** Values around what a schema allows, of the type that it has. */
function valuesAround({ maxLength, minimum, maximum, maxItems, type }: SchemaObject): unknown[] {
  if ([type].flat().includes('string')) {
    const lengths = typeof maxLength === 'number' ? ['😀'.repeat(maxLength), 'x'.repeat(maxLength + 1)] : [];
    return [null, '', ' \t\n\u00a0\u3000', ...lengths];
  }
  if (type === 'array')
    return typeof maxItems === 'number' ? [null, Array.from({ length: maxItems + 1 }, String)] : [null];
  return [
    null,
    ...[minimum, maximum].flatMap((limit) => (typeof limit === 'number' ? [limit, limit - 1, limit + 1] : [])),
  ];
}

/** An UPDATE of the rows of `$2`, with the number of the change where rows have one. */
const updateOf = (table: string, assignment: string): string =>
  NUMBERED_TABLES.some((numbered) => numbered === table)
    ? `WITH raised AS (UPDATE users SET change_seq = change_seq + 1 WHERE id = $2 RETURNING change_seq)
      UPDATE "${table}" SET ${assignment}, change_seq = raised.change_seq FROM raised WHERE user_id = $2`
    : `UPDATE "${table}" SET ${assignment} WHERE user_id = $2`;

/** Writes a value past the service; gives the SQLSTATE of the refusal. */
const refusal = (table: string, column: string, value: unknown): Promise<string | undefined> =>
  pool.query(updateOf(table, `"${column}" = $1`), [value, ada.id]).then(
    () => undefined,
    ({ code }: { code: string }) => code,
  );

for (const thing of THINGS) {
  const table = thing.creation.path.split('/').at(-1) ?? '';
  t.test(`${table}: no column takes what the contract does not`, async (t) => {
    const { rows } = await pool.query<{ name: string }>(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND table_schema = current_schema()',
      [table],
    );
    const columns = rows.map(({ name }) => name);
    const members = membersOf(thing).filter(([name]) => columns.includes(name) && name !== 'user_id');
    t.ok(members.length > 5, 'there are columns');
    for (const [name, schema] of members) {
      for (const value of valuesAround(schema)) {
        const shown = `${name}: ${JSON.stringify(value).slice(0, 40)}`;
        const code = await refusal(table, name, value);
        if (ajv.validate(schema, value)) t.equal(code, undefined, shown);
        // A constraint's, or that of a value which the type of the column does not have.
        else t.match(code, /^2[23]/, shown);
      }
    }
  });
}

t.test('a task has a time of completion exactly when it is completed', async (t) => {
  t.equal(await refusal('tasks', 'is_completed', true), '23514');
  t.equal(await refusal('tasks', 'completed_at', '2026-11-20T10:00:00Z'), '23514');
});

for (const [name, id, want] of [
  ['of 255 characters', randomUUID().padEnd(255, 'x'), undefined],
  ['of 256 characters', randomUUID().padEnd(256, 'x'), 'users_id_length'],
  ['that is empty', '', 'users_id_length'],
]) {
  t.test(`a user id ${name}: ${want ?? 'accepted'}`, async (t) => {
    const failure = await pool.query('INSERT INTO users VALUES ($1, now())', [id]).catch((error) => error);
    t.equal(failure.constraint, want);
  });
}

t.test('nothing is of nobody, and with its user everything goes', async (t) => {
  const { users, ...owned } = await everythingOf(database, ada.id);
  t.equal(users?.length, 1);
  for (const table of Object.keys(owned)) t.equal(await refusal(table, 'user_id', 'nobody'), '23503', table);
  await pool.query('DELETE FROM users WHERE id = $1', [ada.id]);
  t.strictSame(await everythingOf(database, ada.id), {});
});
