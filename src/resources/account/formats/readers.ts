import { readCsv } from './csv.ts';
import { readGoogleTasks } from './google-tasks.ts';
import { readTaskpact } from './taskpact.ts';
import { readTodoist } from './todoist.ts';
import type { Reader } from './types.ts';
import { readVikunja } from './vikunja.ts';

/** What reads the formats that are JSON. */
export const JSON_READERS = {
  taskpact: readTaskpact,
  google_tasks: readGoogleTasks,
  vikunja: readVikunja,
} as const satisfies Record<string, Reader<unknown>>;

/** What reads the formats that are CSV. */
export const CSV_READERS = { csv: readCsv, todoist: readTodoist } as const satisfies Record<string, Reader<string>>;
