import t from 'tap';
import { JSON_READERS } from '../../../../src/resources/account/formats/readers.ts';
import { CONTEXT, FIXTURES, notesOf } from './files.ts';

t.test('an export', async (t) => {
  const file = await FIXTURES.google_tasks(CONTEXT);
  t.match(file.projects, [
    { row: 1, entry: { name: 'Home', updated_at: '2025-11-02T08:00:00.000Z' } },
    { row: 5, entry: { name: 'Empty' } },
  ]);
  const tasks = file.tasks.map(({ entry }) => entry);
  t.match(tasks, [
    {
      title: 'Mend the roof',
      description: 'Ask Ben\nOffer: https://mail.example/17',
      due: { date: '2025-12-01', time: null, time_zone: null },
      created_at: '2025-10-01T09:00:00.000Z',
      updated_at: '2025-11-01T10:00:00.000Z',
      project_id: file.projects[0]?.entry.id,
    },
    {
      title: 'Buy tiles',
      parent_id: tasks[0]?.id,
      is_completed: true,
      completed_at: '2025-11-01T11:00:00.000Z',
      description: null,
    },
  ]);
  t.equal(tasks.length, 2);
  t.strictSame(notesOf(file), [
    '2 links changed: they are now at the end of the description',
    '4 deleted left_out: "Gone" was deleted',
  ]);
});

t.test('a creation in the future is not known', async (t) => {
  const items = [{ id: 'x', title: 'Later', created: '2030-01-01T00:00:00.000Z' }];
  const file = await JSON_READERS.google_tasks(
    { kind: 'tasks#taskLists', items: [{ id: 'l', title: 'L', items }] },
    CONTEXT,
  );
  t.equal(file.tasks[0]?.entry.created_at, '2026-01-01T00:00:00.000Z');
  t.match(notesOf(file), [/^2 created changed: "2030-01-01T00:00:00.000Z" is before 1970 or more than a day ahead/]);
});
