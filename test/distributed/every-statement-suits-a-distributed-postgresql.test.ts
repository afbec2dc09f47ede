import t from 'tap';
import type { OperationId } from '../../src/contract/types.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { makeTask } from '../helpers/tasks.ts';
import { recordStatements } from './recorder.ts';
import { EXERCISES } from './requests.ts';
import { findingsIn } from './rules.ts';

const { app } = await startApp(t);
const takeSent = recordStatements(t);

/** The tables that the statements of an operation name: what shows that they were seen. */
const TABLES: Readonly<Partial<Record<OperationId, string[]>>> = {
  listTasks: ['tasks'],
  createTask: ['idempotency_keys', 'tasks', 'users'],
  getTask: ['tasks'],
  replaceTask: ['tasks'],
  updateTask: ['tasks'],
  deleteTask: ['tasks'],
  completeTask: ['tasks'],
  getReadiness: ['_prisma_migrations'],
};

const tablesIn = (statements: readonly string[]): string[] => {
  const named = statements.join(' ').match(/\b(_prisma_migrations|idempotency_keys|tasks|users)\b/g);
  return [...new Set(named)].sort();
};

for (const [id, exercise] of Object.entries(EXERCISES)) {
  t.test(id, async (t) => {
    const user = newUser(app);
    const tasks = [await makeTask(user), await makeTask(user)] as const;
    takeSent();
    t.strictSame(await exercise(user, tasks), [], 'every request is answered as planned');
    const statements = takeSent();
    const refused: Record<string, string[]> = {};
    for (const sql of statements) {
      const findings = await findingsIn(sql);
      if (findings.length > 0) refused[sql] = findings;
    }
    t.strictSame(refused, {}, `${statements.length} statements`);
    t.strictSame(tablesIn(statements), TABLES[id as OperationId] ?? [], 'on the tables that are expected');
  });
}
