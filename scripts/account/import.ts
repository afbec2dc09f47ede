// `npm run import -- tasks.json`: the tasks of a file, into a running service.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { CommandError, parseCommandLine } from '../../src/config/command-line.ts';
import { progressBar } from '../common/progress.ts';
import { type ImportAnswer, reportText } from './report.ts';
import { accessTo, runCommand, TOKEN_HELP, URL_OPTION } from './service.ts';

const COMMAND = {
  call: 'npm run import --',
  about: `Makes the tasks and projects of a file in a running service; what is there already stays as it is.
${TOKEN_HELP}`,
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      default: 'taskpact',
      about: 'taskpact (what export gives, .json or .csv), todoist, google_tasks or vikunja',
    },
    'dry-run': { type: 'boolean', default: false, about: 'reports what would come of it, and changes nothing' },
    'project-name': {
      type: 'string',
      value: 'NAME',
      about: 'of the project for the tasks of a file without projects (default, for todoist: the name of the file)',
    },
    url: URL_OPTION,
  },
  operands: 'FILE',
  example: '--dry-run --format todoist Household.csv',
} as const;

const [JSON_TYPE, CSV_TYPE] = ['application/json', 'text/csv'];

/** The formats, and what their files are; those of exports tell by their names. */
const FORMATS = new Map([
  ['taskpact', (file: string) => (extname(file).toLowerCase() === '.csv' ? CSV_TYPE : JSON_TYPE)],
  ['todoist', () => CSV_TYPE],
  ['google_tasks', () => JSON_TYPE],
  ['vikunja', () => JSON_TYPE],
]);

const KIB = 1024;

/** The bytes of a file, which are counted as they are sent. */
async function* bytesOf(file: string, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  const show = progressBar(process.stderr, Math.ceil(size / KIB), ' KiB');
  let sent = 0;
  for await (const chunk of createReadStream(file)) {
    sent += chunk.length;
    show(Math.ceil(sent / KIB));
    yield chunk;
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new CommandError(`${file} is no file`);
  return found.size;
}

await runCommand('import', async () => {
  const { values, positionals } = parseCommandLine(COMMAND, process.argv.slice(2));
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new CommandError('one FILE has to be given; --help says more');
  const { format } = values;
  const type = FORMATS.get(format)?.(file);
  if (!type) throw new CommandError(`--format must be one of ${[...FORMATS.keys()].join(', ')}`);
  if (extname(file) === '.ics') throw new CommandError(`${file} is iCalendar, which goes out and not in`);
  const projectName = values['project-name'] ?? (format === 'todoist' ? basename(file, extname(file)) : undefined);
  const query = new URLSearchParams({ format, dry_run: String(values['dry-run']) });
  if (projectName !== undefined) query.set('project_name', projectName);
  const response = await accessTo(values.url).request(`/import?${query}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: Readable.toWeb(Readable.from(bytesOf(file, await sizeOf(file)))),
    duplex: 'half',
  });
  const { data } = (await response.json()) as ImportAnswer;
  process.stdout.write(reportText(basename(file), data));
});
