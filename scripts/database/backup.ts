// `npm run backup -- <file>`: writes a backup of the embedded database, also while the service runs.
import { CommandError, parseCommandLine } from '../../src/config/command-line.ts';
import { backUp } from '../../src/database/embedded/backup.ts';
import { runScript } from './direct.ts';
import { embeddedDataDir } from './embedded-data-dir.ts';

const COMMAND = {
  call: 'npm run backup --',
  about: `Writes a backup of the embedded database into a file, also while the service runs; \`restore\` puts it back. A file that is there is
replaced when the backup is complete.
In the environment or .env: DATA_DIR. A PostgreSQL is backed up by its own tools, such as pg_dump.`,
  options: {},
  operands: '<file>',
  example: 'taskpact.backup',
} as const;

await runScript('backup', async () => {
  const { positionals } = parseCommandLine(COMMAND, process.argv.slice(2));
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    throw new CommandError(`give one file, like ${COMMAND.example}`);
  }
  await backUp(embeddedDataDir('pg_dump'), file);
  console.log(`wrote ${file}`);
});
