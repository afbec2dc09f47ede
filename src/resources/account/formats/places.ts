import { MAX_LEVEL } from '../../../resource/levels.ts';
import type { TaskDraft, tellerOf } from './drafts.ts';
import { inSlices } from './slices.ts';
import type { Row, Task } from './types.ts';
import { shown } from './values.ts';

/** A task of a file, and what it says of its place. */
interface Placeable {
  readonly draft: TaskDraft;
  readonly entry: Task;
}

/** Where a task is. */
interface Place {
  /** From the top to the task itself. */
  readonly lineage: readonly Task[];
}

type TellerOf = (row: number) => ReturnType<typeof tellerOf>;

/** A task and those above it whose places are not known yet, from below; it ends before the first one that was already among them. */
function unplacedLineage(
  task: Placeable,
  tasks: ReadonlyMap<string, Placeable>,
  places: ReadonlyMap<string, Place>,
): Placeable[] {
  const lineage = new Set<Placeable>();
  let next: Placeable | undefined = task;
  while (next && !places.has(next.draft.key) && !lineage.has(next)) {
    lineage.add(next);
    next = tasks.get(next.draft.parent);
  }
  return [...lineage];
}

/** The project that a task belongs to: that of the task above it, if there is one. */
function projectOf(
  { project }: TaskDraft,
  parent: Task | undefined,
  projects: ReadonlyMap<string, string>,
  tell: ReturnType<TellerOf>,
): string | null {
  const own = projects.get(project) ?? null;
  if (project !== '' && own === null) tell('project_id')(`the project ${shown(project)} is not in the file`);
  if (!parent) return own;
  if (own !== null && own !== parent.project_id) tell('project_id')('it is now in the project of the task above it');
  return parent.project_id;
}

/**
 * Gives tasks their places. A parent that the file does not have, or that is below the task, is none; what is too deep goes as deep as
 * possible; a subtask belongs to the project of its parent.
 * @param tasks by their keys; their entries get `parent_id` and `project_id`
 * @param projects ids by key
 * @param tellerOf takes notes of a row
 * @returns parents before what is below them, otherwise in the order of the file
 */
export async function placed(
  tasks: ReadonlyMap<string, Placeable>,
  projects: ReadonlyMap<string, string>,
  tellerOf: TellerOf,
): Promise<Row<Task>[]> {
  const places = new Map<string, Place>();
  const levels: Row<Task>[][] = Array.from({ length: MAX_LEVEL + 1 }, () => []);
  function place({ draft, entry }: Placeable): void {
    const tell = tellerOf(draft.row);
    const above = places.get(draft.parent);
    if (draft.parent !== '' && !above) {
      const reason = tasks.has(draft.parent) ? 'is below it' : 'is not in the file';
      tell('parent_id')(`the task above it, ${shown(draft.parent)}, ${reason}: it is now at the top`);
    }
    const lineage = above?.lineage.slice(0, MAX_LEVEL) ?? [];
    const parent = lineage.at(-1);
    if (parent && parent !== above?.lineage.at(-1)) {
      tell('parent_id')(`too deep: it is now below ${shown(parent.title)}, at most ${MAX_LEVEL} levels`);
    }
    entry.parent_id = parent?.id ?? null;
    entry.project_id = projectOf(draft, parent, projects, tell);
    places.set(draft.key, { lineage: [...lineage, entry] });
    levels[lineage.length]?.push({ row: draft.row, entry });
  }
  for await (const slice of inSlices([...tasks.values()])) {
    for (const task of slice) for (const each of unplacedLineage(task, tasks, places).reverse()) place(each);
  }
  return levels.flatMap((level) => level.sort((one, other) => one.row - other.row));
}
