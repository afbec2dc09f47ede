import t from 'tap';
import { CSV_READERS } from '../../../../src/resources/account/formats/readers.ts';
import { CONTEXT, notesOf } from './files.ts';

t.test('a title is enough', async (t) => {
  const file = await CSV_READERS.csv('Title\r\nBuy milk\r\n', CONTEXT);
  t.match(file.tasks, [
    { row: 2, entry: { title: 'Buy milk', project_id: null, is_completed: false, version: 1, due: null } },
  ]);
  t.strictSame(notesOf(file), []);
});

t.test('a project by its name: one that is there, or a new one', async (t) => {
  const text = 'type,title,project\ntask,Milk,Home\nproject,Home,\ntask,Report,Work\ntask,Minutes,Work\n';
  const file = await CSV_READERS.csv(text, CONTEXT);
  const names = new Map(file.projects.map(({ entry }) => [entry.id, entry.name]));
  t.strictSame([...names.values()], ['Home', 'Work']);
  t.strictSame(
    file.tasks.map(({ entry }) => [entry.title, names.get(entry.project_id ?? '')]),
    [
      ['Milk', 'Home'],
      ['Report', 'Work'],
      ['Minutes', 'Work'],
    ],
  );
});

t.test('as a spreadsheet writes it', async (t) => {
  const text = '\uFEFFtitle,is_completed,due_date,tags,priority\n"Milk, ""fresh""",TRUE,2026-11-21,"home, shop",3\n';
  const file = await CSV_READERS.csv(text, CONTEXT);
  t.match(file.tasks[0]?.entry, {
    title: 'Milk, "fresh"',
    is_completed: true,
    completed_at: CONTEXT.now.toISOString(),
    completed_by: 'alice',
    created_by: 'alice',
    due: { date: '2026-11-21', time: null, time_zone: null },
    tags: ['home', 'shop'],
    priority: 3,
  });
});

t.test('what is in no column, of no type and no JSON', async (t) => {
  const file = await CSV_READERS.csv(
    'title,colour,type,metadata\nMilk,red,task,{\nBread,,meal,\nTea,,task,,more\n',
    CONTEXT,
  );
  t.strictSame(notesOf(file), [
    '1 colour left_out: there is no such column',
    '2 metadata changed: "{" is no JSON, like {"order":"A-1042"}: it is left out',
    '3 type left_out: "meal" is neither task nor project',
    '4 - left_out: it has 5 cells, of which 4 have a column',
  ]);
  t.strictSame(
    file.tasks.map(({ row, entry }) => [row, entry.title]),
    [
      [2, 'Milk'],
      [4, 'Tea'],
    ],
  );
});
