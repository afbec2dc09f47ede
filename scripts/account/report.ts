import type { components } from '../../generated/contract.ts';
import { printable } from './service.ts';

type Schemas = components['schemas'];

/** What the service answers to an import. */
export type ImportAnswer = Schemas['ImportAnswer'];

const counts = (kind: string, { created, existing, left_out }: Schemas['ImportCounts']) =>
  `  ${kind.padEnd(8)}  ${created} created, ${existing} there already, ${left_out} deleted before and left out\n`;

const note = ({ row, field, action, detail }: Schemas['ImportNote']) =>
  `  row ${row}${field === undefined ? '' : `, ${field}`}: ${action === 'left_out' ? 'left out: ' : ''}${detail}`;

/**
 * The report of an import, for people.
 * @param file its name
 * @param report what the service says
 */
export function reportText(
  file: string,
  { format, dry_run, projects, tasks, notes, notes_total }: Schemas['ImportReport'],
): string {
  const head = dry_run ? `${file} as ${format}; a dry run, nothing was changed:` : `${file} as ${format}:`;
  const more = notes_total - notes.length;
  const lines = notes.map((each) => `${printable(note(each)).replaceAll('\n', ' ')}\n`);
  return [
    `${printable(head)}\n`,
    counts('projects', projects),
    counts('tasks', tasks),
    ...(notes_total > 0 ? [`Changed or left out: ${notes_total}\n`, ...lines] : []),
    ...(more > 0 ? [`  and ${more} more\n`] : []),
  ].join('');
}
