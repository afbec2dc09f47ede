import Negotiator from 'negotiator';
import { OPERATIONS } from '../../../generated/operations.ts';
import { type TemporaryFile, temporaryFile } from '../../contract/temporary-file.ts';
import type { Handler } from '../../contract/types.ts';
import type { DatabaseClient } from '../../database/create-client.ts';
import type { Bulk } from '../../resource/bulk.ts';
import type { NewWriter, Project, Task } from './formats/types.ts';
import { WRITERS } from './formats/writers.ts';
import { databaseMs } from './limits.ts';

/** The resources that an account is made of. */
export interface Parts {
  readonly project: Bulk<Project>;
  readonly task: Bulk<Task>;
}

type MediaType = keyof typeof WRITERS;

/** How the name of a file of each media type ends. */
const ENDINGS: Readonly<Record<MediaType, string>> = {
  'application/json': 'json',
  'text/csv': 'csv',
  'text/calendar': 'ics',
};

const isMediaType = (type: string): type is MediaType => type in WRITERS;

/** The media type that the client prefers (RFC 9110, section 12.5.1). */
function preferredType(accept: string | undefined): MediaType {
  const [type = ''] = new Negotiator({ headers: { accept } }).mediaTypes(Object.keys(WRITERS));
  return isMediaType(type) ? type : 'application/json';
}

/**
 * Makes the operation that exports an account. All is read in one transaction into a temporary file, so that a client that takes its time
 * keeps no connection, and one that gets an answer gets all of it.
 * @param db the client
 * @param parts the resources
 */
export function exporting(db: Pick<DatabaseClient, 'inSnapshot'>, parts: Parts): Handler<'exportAccount'> {
  const write = (file: TemporaryFile, begin: NewWriter, owner: string, now: Date): Promise<void> =>
    db.inSnapshot(owner, databaseMs(OPERATIONS.exportAccount), async (run) => {
      const writer = begin(owner, now);
      await file.write(writer.begin());
      for await (const page of parts.project.pages(run, owner)) await file.write(writer.projects(page));
      for await (const page of parts.task.pages(run, owner)) await file.write(writer.tasks(page));
      await file.write(writer.end());
    });

  return async ({ owner, headers: { accept } }) => {
    const type = preferredType(accept);
    const file = await temporaryFile();
    const now = new Date();
    try {
      await write(file, WRITERS[type], owner, now);
    } catch (error) {
      await file.close();
      throw error;
    }
    const headers = {
      Vary: 'Accept',
      'Content-Disposition': `attachment; filename="taskpact-${now.toISOString().slice(0, 10)}.${ENDINGS[type]}"`,
      'Content-Length': String(file.size()),
    };
    return { status: 200, type, headers, body: file.stream() };
  };
}
