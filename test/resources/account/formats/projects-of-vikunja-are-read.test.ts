import t from 'tap';
import { textOfHtml } from '../../../../src/resources/account/formats/html.ts';
import { JSON_READERS } from '../../../../src/resources/account/formats/readers.ts';
import { CONTEXT, FIXTURES, notesOf } from './files.ts';

t.test('an export', async (t) => {
  const file = await FIXTURES.vikunja(CONTEXT);
  t.match(file.projects, [
    {
      row: 1,
      entry: { name: 'House', description: 'All of it', color: '#1973ff', position: 65536, is_archived: false },
    },
    { row: 4, entry: { name: 'Cellar', color: null, is_archived: true, metadata: { parent_project: 'House' } } },
  ]);
  const tasks = file.tasks.map(({ entry }) => entry);
  t.match(tasks, [
    {
      title: 'Paint the door',
      description: 'In green (https://colours.example/7), see:\n\n- frame\n\n- 5 < 7\n\nNot red',
      due: { date: '2026-03-01', time: '16:30:00', time_zone: 'UTC' },
      priority: 2,
      tags: ['colour'],
      position: 131072,
      metadata: {
        bucket: 'Doing',
        start_date: '2026-02-27T08:00:00Z',
        percent_done: '0.5',
        repeat_after: '86400 seconds',
        assignees: 'ben',
      },
    },
    {
      title: 'Buy paint',
      parent_id: tasks[0]?.id,
      completed_at: '2024-01-16T10:00:00.000Z',
      position: 65536,
      due: null,
    },
  ]);
  t.strictSame(notesOf(file), [
    '1 description changed: it is plain text now, no HTML',
    '2 comments changed: now at the end of the description: 1',
    '2 start_date changed: it is now "start_date" in the metadata',
    '2 percent_done changed: it is now "percent_done" in the metadata',
    '2 repeat_after changed: it is now "repeat_after" in the metadata',
    '2 assignees changed: it is now "assignees" in the metadata',
    '2 bucket_id changed: the title of its bucket is now "bucket" in the metadata',
    '2 reminders left_out: there are none here: 1',
    '2 attachments left_out: there are no files here: "door.jpg"',
    '2 related_tasks left_out: blocking: "Move in"',
    '2 description changed: it is plain text now, no HTML',
    '4 parent_project_id changed: there are no projects within others here: "House" is now "parent_project" in the metadata',
  ]);
});

t.test('an older export, with projects and positions in each other', async (t) => {
  const task = { id: 2, title: 'Old', bucket_id: 3, position: 5, created: '0001-01-01T00:00:00Z' };
  const child = { id: 9, title: 'Inner', buckets: [{ id: 3, title: 'Backlog' }], tasks: [task] };
  const file = await JSON_READERS.vikunja([{ id: 1, title: 'Outer', child_projects: [child], tasks: [] }], CONTEXT);
  t.match(file.projects, [
    { entry: { name: 'Outer' } },
    { entry: { name: 'Inner', metadata: { parent_project: 'Outer' } } },
  ]);
  t.match(file.tasks, [
    {
      row: 3,
      entry: { title: 'Old', position: 5, metadata: { bucket: 'Backlog' }, created_at: '2026-01-01T00:00:00.000Z' },
    },
  ]);
});

t.test('HTML as text', async (t) => {
  for (const [html, text] of [
    ['<h1>A</h1><p>b<br>c</p>', 'A\nb\nc'],
    ['a &amp;lt; &#228;&#x1F600; &unknown; &nbsp;', 'a &lt; ä😀 &unknown;'],
    ['<a href="https://a.example">https://a.example</a>', 'https://a.example'],
    ['<p>open', 'open'],
  ] as const) {
    t.equal(textOfHtml(html), text);
  }
});
