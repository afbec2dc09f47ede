import { writeTask } from '../../../generated/rows.ts';
import { changeSourceOf } from '../../resource/change-source.ts';
import { TASK } from './task.ts';

/** The changes of tasks, for what tells of those of all resources. */
export const TASK_CHANGES = changeSourceOf(TASK, writeTask);
