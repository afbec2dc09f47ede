import { csvWriter } from './csv-writer.ts';
import { icalendarWriter } from './icalendar.ts';
import { jsonWriter } from './taskpact.ts';
import type { NewWriter } from './types.ts';

/** What writes each media type of an export. */
export const WRITERS = {
  'application/json': jsonWriter,
  'text/csv': csvWriter,
  'text/calendar': icalendarWriter,
} as const satisfies Record<string, NewWriter>;
