import type { components } from '../../../generated/contract.ts';
import { OPERATIONS } from '../../../generated/operations.ts';
import type { Acting, Input } from '../../contract/types.ts';
import { etagOf } from '../../resource/entity-tag.ts';
import {
  boolean,
  counts,
  dateTime,
  double,
  entityTag,
  integer,
  nullable,
  owner,
  searched,
  text,
  textsByName,
  uuid,
  writable,
} from '../../resource/fields.ts';
import { above, below, equals } from '../../resource/filters.ts';
import { type Identity, newIdentity } from '../../resource/identity.ts';
import { resource } from '../../resource/resource.ts';
import { search } from '../../resource/search.ts';
import { by, byId } from '../../resource/sorts.ts';

type Schemas = components['schemas'];

/** A project as the contract shows it. */
export type Project = Schemas['Project'];

/** What its user writes of it. */
export type ProjectFields = Schemas['ProjectReplace'];

/** What is special about projects: their fields, the filters and the sorts of their list. */
export const PROJECT = resource<Project, ProjectFields, Input<'listProjects'>['query']>()({
  table: 'projects',
  noun: 'project',
  notFound: 'PROJECT_NOT_FOUND',
  path: OPERATIONS.listProjects.path,
  fields: {
    id: uuid(),
    user_id: owner(),
    name: writable(searched(text())),
    description: writable(searched(nullable(text()))),
    color: writable(nullable(text())),
    position: writable(double()),
    is_archived: writable(boolean()),
    metadata: writable(textsByName()),
    version: integer(),
    etag: entityTag(),
    created_at: dateTime(),
    updated_at: dateTime(),
    task_counts: counts({
      table: 'tasks',
      refersBy: 'project_id',
      completedSince: 'completed_at',
      askedBy: 'include_counts',
    }),
  },
  filters: {
    is_archived: equals('is_archived'),
    q: search('name', 'description'),
    created_after: above('created_at'),
    created_before: below('created_at'),
    updated_after: above('updated_at'),
    updated_before: below('updated_at'),
  },
  sorts: {
    position: by('position'),
    // By code points: so does its column (COLLATE "C").
    name: by('name'),
    created_at: byId,
    updated_at: by('updated_at'),
  },
});

/** What the user is told where a project would break a rule of its table, by the names of the constraints. */
export const PROJECT_RULES = {
  projects_metadata_entries: {
    pointer: '/metadata',
    detail: 'must have at most 50 entries, those that stay included',
    keyword: 'maxProperties',
  },
} as const;

/**
 * A new project, not stored yet. Its id and its creation carry the same moment.
 * @param acting its owner
 * @param fields what the user wrote
 * @param identity what its client chose, if they did
 */
export function draftProject(
  { owner }: Acting,
  fields: Schemas['ProjectCreate'],
  { id, createdMs, created_at, updated_at }: Identity = newIdentity(),
): Project {
  const { position = createdMs } = fields;
  return { id, user_id: owner, ...fields, position, version: 1, etag: etagOf(1), created_at, updated_at };
}
