// Opens the database, asks once, closes, and is done: it ends by itself when nothing is left open.
import { readConfig } from '../../../../src/config/index.ts';
import { openDatabase } from '../../../../src/database/index.ts';

const database = await openDatabase(readConfig({ DATA_DIR: process.argv[2] ?? '' }));
await database.ping();
process.stdout.write(`${database.pool.options.host}\n`);
await database.close();
