import type { Config } from './config/index.ts';
import type { loadContract } from './contract/load.ts';
import { brokenRule } from './database/broken-rules.ts';
import type { Client } from './database/client.ts';
import type { Database } from './database/index.ts';
import { accountHandlers } from './resources/account/handlers.ts';
import { batchHandlers } from './resources/batch/handlers.ts';
import { changeHandlers } from './resources/changes/handlers.ts';
import type { StreamSettings } from './resources/changes/stream-handler.ts';
import { docsHandlers } from './resources/docs/handlers.ts';
import { healthHandlers } from './resources/health/handlers.ts';
import { ALL_PROJECTS } from './resources/projects/bulk.ts';
import { PROJECT_CHANGES } from './resources/projects/changes.ts';
import { projectHandlers } from './resources/projects/handlers.ts';
import { PROJECT_RULES } from './resources/projects/project.ts';
import { tagHandlers } from './resources/tags/handlers.ts';
import { ALL_TASKS } from './resources/tasks/bulk.ts';
import { TASK_CHANGES } from './resources/tasks/changes.ts';
import { taskHandlers } from './resources/tasks/handlers.ts';
import { TASKS_OF_PROJECT } from './resources/tasks/of-project.ts';
import { TASK_RULES } from './resources/tasks/task.ts';

/** Translates what a rule of a table has refused. */
export const BROKEN_RULE = brokenRule({ ...PROJECT_RULES, ...TASK_RULES });

/** What tells of changes: a project before the tasks in it. */
export const CHANGE_SOURCES = [PROJECT_CHANGES, TASK_CHANGES];

/** What the handlers work with. */
export interface HandlerParts {
  readonly config: Pick<Config, 'REQUIRE_IF_MATCH'>;
  readonly database: Pick<Database, 'prisma' | 'ping' | 'pendingMigrations'>;
  readonly loaded: Awaited<ReturnType<typeof loadContract>>;
  readonly streams: StreamSettings;
  /** Aborted when the shutdown begins. */
  readonly closing: AbortSignal | undefined;
}

/**
 * Makes the handlers of all operations. What spans resources is given here what it needs of each.
 * @param parts what they work with
 */
export function allHandlers({ config, database, loaded, streams, closing }: HandlerParts) {
  const { prisma } = database;
  const entries = (db: Client) => ({
    ...taskHandlers(db, config),
    ...projectHandlers(db, config, TASKS_OF_PROJECT),
  });
  return {
    ...entries(prisma),
    ...tagHandlers(prisma),
    ...changeHandlers(prisma, { task: TASK_CHANGES, project: PROJECT_CHANGES }, streams),
    ...batchHandlers(prisma, entries, BROKEN_RULE),
    ...accountHandlers(prisma, { project: ALL_PROJECTS, task: ALL_TASKS }),
    ...healthHandlers(database, loaded.contract.info.version, closing),
    ...docsHandlers(loaded),
  };
}
