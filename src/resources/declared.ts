import { TASK } from './tasks/task.ts';

/** All resources, by the names of their schemas: rows are written, and tables checked at the start, by these declarations. */
export const RESOURCES = { Task: TASK } as const;
