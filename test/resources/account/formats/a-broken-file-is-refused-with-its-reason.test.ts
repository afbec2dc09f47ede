import t from 'tap';
import { CSV_READERS, JSON_READERS } from '../../../../src/resources/account/formats/readers.ts';
import { CONTEXT, taskpact } from './files.ts';

for (const [name, read, message, row] of [
  [
    'an open quote',
    () => CSV_READERS.csv('title\nMilk\n"Bread\n', CONTEXT),
    /CSV file of this service: Quote Not Closed/,
    3,
  ],
  ['no column title', () => CSV_READERS.csv('name\nMilk\n', CONTEXT), /has no column title\. There are type, id,/, 1],
  ['nothing', () => CSV_READERS.todoist('', CONTEXT), /CSV file of Todoist: it is empty/, 1],
  ['another CSV', () => CSV_READERS.todoist('title\nMilk\n', CONTEXT), /has no column TYPE, CONTENT\. There are/, 1],
  [
    'another JSON',
    () => JSON_READERS.taskpact([], CONTEXT),
    /no export of this service in JSON, which begins with/,
    undefined,
  ],
  [
    'a later version',
    () => JSON_READERS.taskpact({ ...Object(taskpact([])), version: 2 }, CONTEXT),
    /Its version is 2; this service reads version 1/,
    undefined,
  ],
  [
    'no lists',
    () => JSON_READERS.google_tasks({ kind: 'calendar#events', items: [] }, CONTEXT),
    /no Tasks\.json of Google/,
    undefined,
  ],
  [
    'lists of something',
    () => JSON_READERS.google_tasks({ kind: 'tasks#taskLists', items: [1] }, CONTEXT),
    /no Tasks\.json/,
    undefined,
  ],
  [
    'no projects',
    () => JSON_READERS.vikunja([{ title: 'A task' }], CONTEXT),
    /no data\.json of an export of Vikunja/,
    undefined,
  ],
  [
    'too many rows',
    () => JSON_READERS.taskpact(taskpact(Array.from({ length: 200_001 })), CONTEXT),
    /It has more than 200,000 rows: split it/,
    200_001,
  ],
] as const) {
  t.test(name, (t) => t.rejects(read(), { name: 'UnreadableFile', message, row }));
}
