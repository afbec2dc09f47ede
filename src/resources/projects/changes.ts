import { writeProject } from '../../../generated/rows.ts';
import { changeSourceOf } from '../../resource/change-source.ts';
import { PROJECT } from './project.ts';

/** The changes of projects, for what tells of those of all resources. */
export const PROJECT_CHANGES = changeSourceOf(PROJECT, writeProject);
