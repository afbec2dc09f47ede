// `npm run restore -- <file>`: puts a backup of the embedded database into the data folder.
import { CommandError, parseCommandLine } from '../../src/config/command-line.ts';
import { restore } from '../../src/database/embedded/restore.ts';
import { runScript } from './direct.ts';
import { embeddedDataDir } from './embedded-data-dir.ts';

const COMMAND = {
  call: 'npm run restore --',
  about: `Puts a backup of the embedded database into the data folder, while no service uses it. The next start migrates it; clients that keep a
copy read everything again. A file that is no backup changes nothing; interrupted, run it again.
In the environment or .env: DATA_DIR.`,
  options: {
    force: { type: 'boolean', default: false, about: 'moves a database that is there aside, inside the data folder' },
  },
  operands: '<file>',
  example: 'taskpact.backup',
} as const;

await runScript('restore', async () => {
  const { values, positionals } = parseCommandLine(COMMAND, process.argv.slice(2));
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    throw new CommandError(`give one file, like ${COMMAND.example}`);
  }
  const aside = await restore(embeddedDataDir('pg_restore'), file, values.force);
  if (aside !== undefined) console.log(`moved what was there to ${aside}`);
  console.log(`restored ${file}`);
});
