// `npm run export -- --output tasks.json`: everything of a user, from a running service into a file.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandError, parseCommandLine } from '../../src/config/command-line.ts';
import { progressBar } from '../common/progress.ts';
import { accessTo, runCommand, TOKEN_HELP, URL_OPTION } from './service.ts';

const COMMAND = {
  call: 'npm run export --',
  about: `Writes all tasks and projects of a user of a running service into a file.
${TOKEN_HELP}`,
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      about: 'json, csv or ics (default: what the name of the file ends with, or else json)',
    },
    output: {
      type: 'string',
      value: 'FILE',
      about: 'where it goes; what is there is replaced when all has come (default: standard output)',
    },
    url: URL_OPTION,
  },
  example: '--output tasks.json',
} as const;

const MEDIA_TYPES = new Map([
  ['json', 'application/json'],
  ['csv', 'text/csv'],
  ['ics', 'text/calendar'],
]);

const KIB = 1024;

/** Shows how much has come, where the service says how much there is. */
async function* counted(body: AsyncIterable<Uint8Array>, total: number): AsyncGenerator<Uint8Array, void, undefined> {
  const show = progressBar(process.stderr, Math.ceil(total / KIB), ' KiB');
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (total > 0) show(Math.ceil(size / KIB));
    yield chunk;
  }
}

/** Replaces a file when all has come: what was cut off leaves the earlier one as it was. */
async function save(body: AsyncIterable<Uint8Array>, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(body, createWriteStream(part, { mode: 0o600 }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

await runCommand('export', async () => {
  const { format, output, url } = parseCommandLine(COMMAND, process.argv.slice(2)).values;
  const ending = extname(output ?? '').slice(1);
  const accept = MEDIA_TYPES.get(format ?? (MEDIA_TYPES.has(ending) ? ending : 'json'));
  if (!accept) throw new CommandError(`--format must be ${[...MEDIA_TYPES.keys()].join(', ')}, not ${format}`);
  const { body, headers } = await accessTo(url).request('/account/export', { headers: { accept } });
  const bytes = counted(body ? Readable.fromWeb(body) : Readable.from([]), Number(headers.get('content-length')));
  if (output === undefined) return pipeline(bytes, process.stdout, { end: false });
  await save(bytes, output);
  console.error(`wrote ${output}`);
});
