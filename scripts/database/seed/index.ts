// `npm run seed -- --user demo --tasks 1000`: creates plausible tasks for a user.
import { CommandError } from '../../../src/config/command-line.ts';
import { readEnvironment } from '../../../src/config/environment.ts';
import { ConfigError, readConfig } from '../../../src/config/index.ts';
import { StartError } from '../../../src/config/start-error.ts';
import { databaseProblem } from '../../../src/database/failures.ts';
import { type Database, openDatabase } from '../../../src/database/index.ts';
import { progressBar } from '../../common/progress.ts';
import { createDice } from './dice.ts';
import { believableProjects } from './projects.ts';
import { believableTasks, firstCreation, type Wish } from './tasks.ts';
import { readWish } from './wish.ts';
import { PROJECTS } from './words.ts';

/** Rows per statement: PostgreSQL accepts 65,535 parameters, and a row has 23. */
const BATCH = 1000;

/** Time limit of the transaction around all rows. */
const LONGEST_RUN_MS = 60 * 60 * 1000;

function* batches<Item>(items: Iterable<Item>): Generator<Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** In one transaction, so that an interrupted run leaves nothing. */
async function store({ prisma }: Database, wish: Wish): Promise<void> {
  const show = progressBar(process.stderr, wish.count);
  let done = 0;
  await prisma.$transaction(
    async (transaction) => {
      const dice = createDice(wish.seed);
      const created_at = firstCreation(wish.now);
      const projects = believableProjects(wish.owner, created_at, dice);
      await transaction.user.createMany({ data: [{ id: wish.owner, created_at }], skipDuplicates: true });
      // One change for those who follow them; and nobody else changes what the user has until it is done.
      const raised = { change_seq: { increment: 1 } };
      const { change_seq } = await transaction.user.update({ where: { id: wish.owner }, data: raised });
      await transaction.project.createMany({ data: projects.map((project) => ({ ...project, change_seq })) });
      const ids = projects.map(({ id }) => id);
      for (const data of batches(believableTasks(wish, dice, ids))) {
        await transaction.task.createMany({ data: data.map((task) => ({ ...task, change_seq })) });
        done += data.length;
        show(done);
      }
    },
    { timeout: LONGEST_RUN_MS },
  );
}

async function fill(database: Database, wish: Wish): Promise<void> {
  const pending = await database.pendingMigrations();
  if (pending.length > 0) throw new CommandError('the database is not migrated: `npm run migrate` has to be run first');
  await store(database, wish);
  const { owner, count, seed } = wish;
  console.log(
    `"${owner}" has ${count} tasks more, and ${PROJECTS.length} projects (${database.kind}, ${database.location}; seed ${seed}).`,
  );
}

async function run(args: string[]): Promise<void> {
  const wish = readWish(args);
  // No token is verified here, so the key source that production requires is not needed.
  const database = await openDatabase(readConfig({ ...readEnvironment(), NODE_ENV: 'development' }));
  try {
    await fill(database, wish);
  } catch (error) {
    if (!(error instanceof Error && databaseProblem(error))) throw error;
    throw new CommandError(`the database at ${database.location} cannot be reached: ${error.message}`, {
      cause: error,
    });
  } finally {
    await database.close();
  }
}

await run(process.argv.slice(2)).catch((error: Error) => {
  const isExpected = [CommandError, ConfigError, StartError].some((kind) => error instanceof kind);
  console.error(`seed: ${isExpected ? error.message.replaceAll(/\s*\n\s*/g, '; ') : error.stack}`);
  process.exitCode = 1;
});
