import t from 'tap';
import { StartError } from '../../src/config/start-error.ts';
import { openDatabase } from '../../src/database/index.ts';
import { askOn, migrationStates } from '../../src/database/migrate/migrations.ts';
import { embeddedFolder, temporaryFolder } from '../helpers/embedded-template.ts';
import { config, failureOf, migrationFolder, open } from './scratch.ts';

t.test('a migration that was edited after it was applied is named before anything is applied', async (t) => {
  const data = await embeddedFolder(t);
  const folder = await temporaryFolder(t);
  const first = await openDatabase(config({ DATA_DIR: data }), {
    migrations: await migrationFolder(folder, { '1_first': 'SELECT 1' }),
  });
  await first.close();

  const migrations = await migrationFolder(folder, { '1_first': 'SELECT 11', '2_second': 'CREATE TABLE second ()' });
  const error = await failureOf(openDatabase(config({ DATA_DIR: data }), { migrations }));
  t.type(error, StartError);
  t.match(error, {
    message: 'Migration 1_first was edited after it was applied: restore it and add a new one instead',
  });
  const { pool } = await open(t, { DATA_DIR: data });
  t.same(
    [...(await migrationStates(askOn(pool), migrations))],
    [
      ['1_first', 'edited'],
      ['2_second', 'pending'],
    ],
  );
});
