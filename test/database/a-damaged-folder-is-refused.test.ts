import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { StartError } from '../../src/config/start-error.ts';
import { openDatabase } from '../../src/database/index.ts';
import { embeddedFolder, temporaryFolder } from '../helpers/embedded-template.ts';
import { config, failureOf } from './scratch.ts';

t.test('a folder that holds something else is left as it is', async (t) => {
  const folder = await temporaryFolder(t);
  const pgdata = join(folder, 'pgdata');
  await mkdir(pgdata);
  await writeFile(join(pgdata, 'letters.txt'), 'dear');
  for (const attempt of ['first', 'second']) {
    const error = await failureOf(openDatabase(config({ DATA_DIR: folder })));
    t.type(error, StartError, attempt);
    t.match(error, {
      message: `${pgdata} is not empty and no database (PG_VERSION is missing): move it away or restore it`,
    });
  }
  t.same(await readdir(pgdata), ['letters.txt']);
  t.equal(await readFile(join(pgdata, 'letters.txt'), 'utf8'), 'dear');
});

const damages: [name: string, damage: (pgdata: string) => Promise<void>][] = [
  ['of another PostgreSQL version', (pgdata) => writeFile(join(pgdata, 'PG_VERSION'), '16\n')],
  ['without its control file', (pgdata) => truncate(join(pgdata, 'global', 'pg_control'))],
];
for (const [name, damage] of damages) {
  t.test(`a database ${name} is refused in one line`, async (t) => {
    const folder = await embeddedFolder(t);
    const pgdata = join(folder, 'pgdata');
    await damage(pgdata);
    const before = (await readdir(pgdata)).filter((name) => name !== 'postmaster.pid').sort();
    const error = await failureOf(openDatabase(config({ DATA_DIR: folder })));
    t.type(error, StartError);
    t.match(error.message, `The embedded database in ${pgdata} is damaged or of another PostgreSQL version`);
    t.notMatch(error.message, '\n');
    const after = (await readdir(pgdata)).filter((name) => name !== 'postmaster.pid');
    t.same(after.sort(), before, 'nothing was made anew');
    t.notOk((await readdir(folder)).includes('lock'), 'the folder is free again');
  });
}

t.test('a data folder that is a file is refused in one line', async (t) => {
  const file = join(await temporaryFolder(t), 'data');
  await writeFile(file, '');
  const error = await failureOf(openDatabase(config({ DATA_DIR: file })));
  t.type(error, StartError);
  t.match(error.message, new RegExp(`^${file} cannot be used as the data folder: .*EEXIST`));
});
