import { fitProject, fitTask, type Names, type ProjectDraft, type TaskDraft, tellerOf } from './drafts.ts';
import { placed } from './places.ts';
import { inSlices } from './slices.ts';
import type { Context, Note, Project, ReadFile, Row, Task } from './types.ts';

/** What a reader finds in a file, in its order. */
export interface Found {
  readonly projects: readonly ProjectDraft[];
  readonly tasks: readonly TaskDraft[];
  /** Of what is none of both. */
  readonly notes: readonly Note[];
}

/** The first draft of each key and id; of the others it is noted that they are left out. */
function firstOfEach<Draft extends { row: number; key: string; id: string }>(drafts: readonly Draft[], notes: Note[]) {
  const rows = new Map<string, number>();
  return drafts.filter(({ row, key, id }) => {
    const first = rows.get(key) ?? rows.get(id);
    if (first === undefined) rows.set(key, row).set(id, row);
    else notes.push({ row, action: 'left_out', detail: `it has the same id as row ${first}, which is kept` });
    return first === undefined;
  });
}

/**
 * Makes of what was found what can be stored: every value fits the contract, and every task has a place that it may have.
 * @param found what the file has
 * @param names how its fields are called there
 * @param context whose import it is
 */
export async function gather(found: Found, names: Names, context: Context): Promise<ReadFile> {
  const notes: Note[] = [...found.notes];
  const projects = new Map<string, Row<Project>>();
  for await (const drafts of inSlices(firstOfEach(found.projects, notes))) {
    for (const draft of drafts) {
      const entry = fitProject(draft, tellerOf(notes, draft.row, names), context);
      projects.set(draft.key, { row: draft.row, entry });
    }
  }
  const tasks = new Map<string, { readonly draft: TaskDraft; readonly entry: Task }>();
  for await (const drafts of inSlices(firstOfEach(found.tasks, notes))) {
    for (const draft of drafts) {
      tasks.set(draft.key, { draft, entry: fitTask(draft, tellerOf(notes, draft.row, names), context) });
    }
  }
  const inPlace = await placed(tasks, new Map([...projects].map(([key, { entry }]) => [key, entry.id])), (row) =>
    tellerOf(notes, row, names),
  );
  return {
    projects: [...projects.values()],
    tasks: inPlace,
    notes: notes.sort((one, other) => one.row - other.row),
  };
}
