import type { Config } from '../../config/index.ts';
import type { HandlersOf } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import { creatingAt } from '../../resource/create-at.ts';
import { creatingModel } from '../../resource/create-model.ts';
import { momentIn } from '../../resource/identity.ts';
import type { ModelOf } from '../../resource/model.ts';
import { modelEntriesOf } from '../../resource/model-entries.ts';
import { modelListing } from '../../resource/model-list.ts';
import { isCreation } from '../../resource/preconditions.ts';
import { deleting, type TasksOfProject } from './delete.ts';
import { draftProject, PROJECT } from './project.ts';

const modelOf: ModelOf = (client) => client.project;

/**
 * The handlers of the project operations, by Prisma's model calls. The owner is whom the token may
 * act for, never just a part of the path.
 * @param db the client
 * @param config whether changes need If-Match
 * @param tasksOf what can be done with the tasks of a project
 */
export function projectHandlers(
  db: Client,
  config: Pick<Config, 'REQUIRE_IF_MATCH'>,
  tasksOf: TasksOfProject,
): HandlersOf<'Projects'> {
  const projects = modelEntriesOf(db, PROJECT, modelOf, config.REQUIRE_IF_MATCH);
  const createAt = creatingAt(db, PROJECT, 'project_id', draftProject, modelOf);
  const remove = deleting(db, projects, tasksOf);

  return {
    listProjects: modelListing(db, PROJECT, modelOf),
    createProject: creatingModel(db, PROJECT, 'createProject', draftProject, modelOf),
    getProject: (input) => projects.get(input, input.path.project_id),
    replaceProject({ path: { project_id: id }, body, ...input }) {
      if (isCreation(input.headers)) return createAt({ ...input, body }, id);
      return projects.replace(input, id, { ...body, position: body.position ?? momentIn(id) });
    },
    updateProject: (input) => projects.change(input, input.path.project_id, input.body),
    deleteProject: (input) => remove(input, input.path.project_id, input.query.tasks),
  };
}
