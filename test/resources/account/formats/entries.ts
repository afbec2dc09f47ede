/** Projects and tasks of all kinds that the contract allows. */
import fc from 'fast-check';
import { derivedId } from '../../../../src/resources/account/formats/ids.ts';
import type { Project, Task } from '../../../../src/resources/account/formats/types.ts';

/** What a text may begin with, and what files have a meaning for. */
const TRICKY = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '"',
  "'",
  ',',
  ';',
  '\\',
  '\u2028',
  '\u0085',
  '\uFEFF',
  '😀',
  '＝',
  ' ',
  'a',
);

/** Text of up to so many characters. */
const text = (maxLength: number, minLength = 0): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.array(TRICKY, { minLength, maxLength: Math.min(maxLength, 12) }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', minLength, maxLength: 30 }),
    )
    .map((found) => [...found.replaceAll('\0', '').toWellFormed()].slice(0, maxLength).join(''));

const name = (maxLength: number) => text(maxLength, 1).filter((found) => /\S/.test(found));

const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const instant = fc.date({ min: new Date(0), max: new Date('2026-11-22'), noInvalidDate: true });

const moment = instant.map((date) => date.toISOString());

const due = fc.record(
  {
    date: day,
    time: fc.constantFrom(null, '00:00:00', '14:30:00', '23:59:59'),
    time_zone: fc.constantFrom(null, 'Europe/Vienna', 'America/New_York', 'utc', 'Asia/Kathmandu'),
  },
  { noNullPrototype: true },
);

const metadata = fc
  .uniqueArray(
    fc.tuple(
      text(40, 1).filter((key) => key !== '' && key !== '__proto__'),
      text(500),
    ),
    { selector: ([key]) => key, maxLength: 4 },
  )
  .map((entries) => Object.fromEntries(entries));

const position = fc.oneof(
  fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((number) => number + 0),
  fc.integer(),
);

const common = fc
  .record({
    created: instant,
    salt: fc.uuid(),
    description: fc.option(text(5000), { nil: null }),
    metadata,
    position,
    version: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    updated_at: moment,
  })
  .map(({ created, salt, ...rest }) => ({
    ...rest,
    id: derivedId([salt], created.getTime()),
    user_id: 'alice',
    etag: `"${rest.version}"`,
    created_at: created.toISOString(),
  }));

const project: fc.Arbitrary<Project> = fc
  .tuple(
    common,
    fc.record({ name: name(200), color: fc.constantFrom(null, '#0aF9c0', '#000000'), is_archived: fc.boolean() }),
  )
  .map(([shared, own]) => ({ ...shared, ...own }));

const task: fc.Arbitrary<Task> = fc
  .tuple(
    common,
    fc.record({
      title: name(500),
      completed_at: fc.option(moment, { nil: null }),
      due: fc.option(due, { nil: null }),
      priority: fc.nat(9),
      tags: fc.uniqueArray(name(50), { maxLength: 20 }),
    }),
  )
  .map(([shared, own]) => ({
    ...shared,
    ...own,
    is_completed: own.completed_at !== null,
    completed_by: own.completed_at === null ? null : 'alice',
    created_by: 'alice',
    project_id: null,
    parent_id: null,
  }));

/** What a user has: each subtask below a task before it, in its project, and at most four levels below the top. */
export const account: fc.Arbitrary<{ projects: Project[]; tasks: Task[] }> = fc
  .tuple(
    fc.uniqueArray(project, { selector: ({ id }) => id, maxLength: 4 }),
    fc.uniqueArray(task, { selector: ({ id }) => id, maxLength: 8 }),
    fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  )
  .map(([projects, tasks, places]) => {
    const placed: (Task & { level: number })[] = [];
    for (const [index, each] of tasks.entries()) {
      const place = places[index] ?? 0;
      const parent = placed[place % 9];
      const project_id = parent ? parent.project_id : (projects[place % 5]?.id ?? null);
      const isBelow = parent !== undefined && parent.level < 4;
      if (isBelow) placed.push({ ...each, project_id, parent_id: parent.id, level: parent.level + 1 });
      else placed.push({ ...each, project_id, level: 0 });
    }
    return { projects, tasks: placed.map(({ level: _, ...each }) => each) };
  });

/** Entries by their ids, so that their order does not count. */
export const byId = <Entry extends { id: string }>(entries: readonly Entry[]): Entry[] =>
  entries.toSorted((one, other) => (one.id < other.id ? -1 : 1));
