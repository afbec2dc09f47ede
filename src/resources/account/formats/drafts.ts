import { etagOf } from '../../../resource/entity-tag.ts';
import { momentIn } from '../../../resource/identity.ts';
import {
  type DueParts,
  fitColor,
  fitDue,
  fitFlag,
  fitMetadata,
  fitPosition,
  fitPriority,
  fitTags,
  fitVersion,
} from './fit.ts';
import { momentOfRow } from './ids.ts';
import { type Context, type Note, type Project, type Task, UnreadableFile } from './types.ts';
import { fitMoment, fitName, fitText, type Tell } from './values.ts';

/** The lengths that the contract allows, in characters; a test compares them. */
export const MAX_LENGTHS = { title: 500, name: 200, description: 5000 };

/** What every entry of a file has. What is unknown may be anything, and is made to fit. */
interface Draft {
  readonly row: number;
  /** By which others of the file refer to it. */
  readonly key: string;
  readonly id: string;
  readonly description: unknown;
  readonly metadata: unknown;
  /** Without one it is where it was created, or where its row is if its id was derived. */
  readonly position?: unknown;
  readonly version?: unknown;
  readonly updated_at?: unknown;
}

/** A project as a file has it. */
export interface ProjectDraft extends Draft {
  readonly name: unknown;
  readonly color?: unknown;
  readonly is_archived?: unknown;
}

/** A task as a file has it. */
export interface TaskDraft extends Draft {
  /** The key of the task above it; empty where there is none. */
  readonly parent: string;
  /** The key of its project; empty where there is none. */
  readonly project: string;
  readonly title: unknown;
  readonly is_completed: unknown;
  readonly completed_at?: unknown;
  readonly due: DueParts | undefined;
  readonly priority: unknown;
  readonly tags: readonly unknown[];
}

/** How fields are called in a file, where it is not as here. */
export type Names = Readonly<Partial<Record<keyof Task | keyof Project, string>>>;

/** How many notes are kept: they take memory, and a file that needs more is of another format. */
const MAX_NOTES = 2_000_000;

/**
 * Takes notes of one row.
 * @throws {UnreadableFile} for a note that is one too many
 */
export const tellerOf =
  (notes: Note[], row: number, names: Names) =>
  (field: keyof Task | keyof Project): Tell =>
  (detail) => {
    if (notes.length >= MAX_NOTES)
      throw new UnreadableFile('Too many of its values do not fit: is its format another?', row);
    notes.push({ row, field: names[field] ?? field, action: 'changed', detail });
  };

type Teller = ReturnType<typeof tellerOf>;

/** What entries of both kinds have. */
function common(draft: Draft, tell: Teller, { owner, now }: Context) {
  const description = fitText(draft.description, MAX_LENGTHS.description, tell('description'));
  const created = momentIn(draft.id);
  const version = fitVersion(draft.version, tell('version'));
  return {
    id: draft.id,
    user_id: owner,
    description: draft.description === null || draft.description === undefined ? null : description,
    metadata: fitMetadata(draft.metadata, tell('metadata')),
    position: fitPosition(draft.position, draft.key === draft.id ? created : momentOfRow(draft.row), tell('position')),
    version,
    etag: etagOf(version),
    created_at: new Date(created).toISOString(),
    updated_at: fitMoment(draft.updated_at, tell('updated_at')) ?? now.toISOString(),
  };
}

/**
 * Makes a project that can be stored.
 * @param draft as the file has it
 * @param tell is told what was changed
 * @param context whose it is
 */
export function fitProject(draft: ProjectDraft, tell: Teller, context: Context): Project {
  return {
    ...common(draft, tell, context),
    name: fitName(draft.name, MAX_LENGTHS.name, tell('name')),
    color: fitColor(draft.color, tell('color')),
    is_archived: fitFlag(draft.is_archived, tell('is_archived')),
  };
}

/**
 * Makes a task that can be stored, but for its place: without a project, and below none.
 * @param draft as the file has it
 * @param tell is told what was changed
 * @param context whose it is
 */
export function fitTask(draft: TaskDraft, tell: Teller, context: Context): Task {
  const is_completed = fitFlag(draft.is_completed, tell('is_completed'));
  const completed = fitMoment(draft.completed_at, tell('completed_at'));
  if (completed !== undefined && !is_completed) tell('completed_at')('left out: it is not completed');
  const entry = common(draft, tell, context);
  return {
    ...entry,
    project_id: null,
    parent_id: null,
    title: fitName(draft.title, MAX_LENGTHS.title, tell('title')),
    is_completed,
    completed_at: is_completed ? (completed ?? entry.updated_at) : null,
    // Never from the file, which could name anybody.
    completed_by: is_completed ? context.subject : null,
    created_by: context.subject,
    due: draft.due ? fitDue(draft.due, tell('due')) : null,
    priority: fitPriority(draft.priority, tell('priority')),
    tags: fitTags(draft.tags, tell('tags')),
  };
}
