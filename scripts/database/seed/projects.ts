import type { Prisma } from '../../../generated/prisma/client.ts';
import { searchForm } from '../../../src/resource/search.ts';
import type { Dice } from './dice.ts';
import { PROJECTS } from './words.ts';

/**
 * A person's projects, as complete rows.
 * @param owner the user id
 * @param created when they were made
 * @param dice chooses their ids
 */
export const believableProjects = (owner: string, created: Date, dice: Dice): Prisma.ProjectCreateManyInput[] =>
  PROJECTS.map(({ name, color }, position) => ({
    user_id: owner,
    id: dice.id(created.getTime()),
    name,
    color,
    position,
    created_at: created,
    updated_at: created,
    search_name: searchForm(name),
  }));
