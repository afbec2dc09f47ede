/** The writes of a batch as the operations that they are. */
import type { components } from '../../../generated/contract.ts';
import type { Acting, Handlers, Input } from '../../contract/types.ts';

type Schemas = components['schemas'];

/** The operations that a batch may have. */
export type WriteName = Schemas['BatchOperationName'];

/** Their handlers. */
export type WriteHandlers = Pick<Handlers, WriteName>;

/** One of several kinds of writes, each with the name of its operation. */
export type Write<Name extends WriteName = WriteName> = {
  [N in Name]: Extract<Schemas['BatchOperation'], { operation: N }>;
}[Name];

/** What all writes of a batch have from its request. */
export type Common = Pick<Input<'batch'>, keyof Acting | 'scopes' | 'log'> & {
  readonly path: { readonly user_id: string };
};

/** What came of a write: an answer, as its operation gives it. */
interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

type Conditions = { readonly if_match?: string; readonly if_none_match?: string };

const conditionsOf = ({ if_match, if_none_match }: Conditions) => ({
  ...(if_match !== undefined && { 'if-match': if_match }),
  ...(if_none_match !== undefined && { 'if-none-match': if_none_match }),
});

const onTask = <W extends Conditions & { readonly task_id: string }>({ path, ...common }: Common, write: W) => ({
  ...common,
  path: { ...path, task_id: write.task_id },
  query: {},
  headers: conditionsOf(write),
});

const onProject = <W extends Conditions & { readonly project_id: string }>({ path, ...common }: Common, write: W) => ({
  ...common,
  path: { ...path, project_id: write.project_id },
  query: {},
  headers: conditionsOf(write),
});

/** Whether a write looks at nothing that another one of its kind changes. */
const isAlone = (write: Write | undefined): boolean =>
  write?.operation === 'createTask' && write.body.parent_id == null;

/** Writes in their order, in groups that may be carried out at once, which is one round trip: new tasks that follow on each other. */
export function groupsOf(writes: readonly Write[]): Write[][] {
  const groups: Write[][] = [];
  for (const write of writes) {
    const last = groups.at(-1);
    if (last && isAlone(last[0]) && isAlone(write)) last.push(write);
    else groups.push([write]);
  }
  return groups;
}

type Run<Name extends WriteName> = (handlers: WriteHandlers, common: Common, write: Write<Name>) => Promise<Answer>;

/** How each is run: the request that it would be as one of its own. */
const RUNS: { readonly [Name in WriteName]: Run<Name> } = {
  createTask: ({ createTask }, common, { body }) => createTask({ ...common, query: {}, headers: {}, body }),
  replaceTask: ({ replaceTask }, common, write) => replaceTask({ ...onTask(common, write), body: write.body }),
  updateTask: ({ updateTask }, common, write) => updateTask({ ...onTask(common, write), body: write.body }),
  completeTask: ({ completeTask }, common, write) => completeTask({ ...onTask(common, write), body: write.body }),
  moveTask: ({ moveTask }, common, write) => moveTask({ ...onTask(common, write), body: write.body }),
  deleteTask: ({ deleteTask }, common, write) => deleteTask({ ...onTask(common, write), body: undefined }),
  createProject: ({ createProject }, common, { body }) => createProject({ ...common, query: {}, headers: {}, body }),
  replaceProject: ({ replaceProject }, common, write) =>
    replaceProject({ ...onProject(common, write), body: write.body }),
  updateProject: ({ updateProject }, common, write) => updateProject({ ...onProject(common, write), body: write.body }),
  deleteProject: ({ deleteProject }, common, write) =>
    deleteProject({ ...onProject(common, write), query: write.query ?? {}, body: undefined }),
};

/**
 * Carries out a write.
 * @param handlers of the operations
 * @param common what it has from the request of the batch
 * @param write the write
 */
export const carryOut = <Name extends WriteName>(
  handlers: WriteHandlers,
  common: Common,
  write: Write<Name>,
): Promise<Answer> => RUNS[write.operation](handlers, common, write);
