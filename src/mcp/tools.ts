import type { Input, OperationId } from '../contract/types.ts';

type NameOf<T> = Extract<keyof NonNullable<T>, string>;

/** The names of an operation's query parameters, and of the members of its body. */
type ArgumentOf<Id extends OperationId> = NameOf<Input<Id>['query']> | NameOf<Input<Id>['body']>;

/** A tool as it is declared: what the contract cannot say. All else of it comes from the operation. */
export interface Declaration {
  readonly operation: OperationId;
  readonly name: string;
  /** For an agent: when to use it, and what it has to know beforehand. */
  readonly about: string;
  /** What an agent is offered of the query and the body; the path, and `If-Match` of what changes something, come with every operation. */
  readonly offers: readonly string[];
  /** The writes that an agent is offered in a batch. */
  readonly writes?: readonly OperationId[];
}

const tool = <Id extends OperationId>(
  operation: Id,
  declared: Omit<Declaration, 'operation' | 'offers'> & { offers: readonly ArgumentOf<Id>[] },
): Declaration => ({ operation, ...declared });

const OF_A_TASK = ['title', 'description', 'project_id', 'parent_id', 'due', 'priority', 'tags'] as const;

/** All tools, in the order in which agents see them: at most 12, and at most 3,000 tokens together. */
export const DECLARATIONS: readonly Declaration[] = [
  tool('listTasks', {
    name: 'list_tasks',
    about:
      'Find tasks: by text (q), project, parent, tag, priority, day or state. Pass is_completed=false for what is still to do. Pages end with meta.next_cursor null.',
    offers: [
      'q',
      'is_completed',
      'project_id',
      'parent_id',
      'due_after',
      'due_before',
      'priority',
      'tag',
      'sort',
      'limit',
      'cursor',
    ],
  }),
  tool('getTask', {
    name: 'get_task',
    about: 'Read one task, with the etag that every change of it needs.',
    offers: [],
  }),
  tool('createTask', {
    name: 'create_task',
    about: 'Create one task. For several at once, use batch.',
    offers: OF_A_TASK,
  }),
  tool('updateTask', {
    name: 'update_task',
    about: 'Change only the given fields of a task; null empties one.',
    offers: OF_A_TASK,
  }),
  tool('completeTask', {
    name: 'complete_task',
    about: 'Mark a task as done, or reopen it with is_completed=false.',
    offers: ['is_completed'],
  }),
  tool('moveTask', {
    name: 'move_task',
    about: 'Put a task elsewhere in the order: give exactly one of after, before, to.',
    offers: ['after', 'before', 'to'],
  }),
  tool('deleteTask', {
    name: 'delete_task',
    about: 'Delete a task for good. To mark it as done, use complete_task.',
    offers: [],
  }),
  tool('batch', {
    name: 'batch',
    about:
      'Carry out up to 100 writes in one step, for example to plan a week. With atomic (the default) either all are made or none. A body has the arguments of the tool of its operation; all but createTask need task_id and if_match.',
    offers: ['operations', 'atomic'],
    writes: ['createTask', 'updateTask', 'completeTask', 'deleteTask'],
  }),
  tool('listProjects', {
    name: 'list_projects',
    about: 'List or find projects, for the project_id of tasks.',
    offers: ['q', 'is_archived', 'limit', 'cursor'],
  }),
  tool('createProject', {
    name: 'create_project',
    about: 'Create a project.',
    offers: ['name', 'description', 'color'],
  }),
  tool('listTags', {
    name: 'list_tags',
    about: 'List the tags in use, with how many tasks have them.',
    offers: ['limit', 'cursor'],
  }),
];
