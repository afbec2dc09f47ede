import { writeProject } from '../../../generated/rows.ts';
import { bulkOf } from '../../resource/bulk.ts';
import { PROJECT } from './project.ts';

/** All projects of a user, for exports and imports. */
export const ALL_PROJECTS = bulkOf(PROJECT, writeProject);
