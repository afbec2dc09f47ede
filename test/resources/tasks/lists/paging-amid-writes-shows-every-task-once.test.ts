import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { type ListQuery, makeTask, readPage } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);

const STAYING = 24;
const SORTS = ['created_at', '-created_at', 'updated_at', '-updated_at', 'title', '-title', 'position', '-position'];

/** Makes a task somewhere in the list, and deletes every second one again. */
async function write(user: TestUser, round: number): Promise<void> {
  const task = await makeTask(user, { title: 'bdfh'[round % 4] ?? '', position: round % 5 });
  if (round % 2 === 0) return;
  const answer = await user.request({ method: 'DELETE', url: `tasks/${task.id}` });
  if (answer.statusCode !== 204) throw new Error(outcome(answer));
}

/** Reads page after page, each while something is written; gives the ids in the order in which they were shown. */
async function readAmidWrites(user: TestUser, query: ListQuery): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  for (let round = 0; cursor !== null; round += 1) {
    const [page] = await Promise.all([
      readPage(user, { ...query, cursor }),
      write(user, round),
      write(user, round + 1),
    ]);
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.meta.next_cursor;
  }
  return ids;
}

for (const sort of SORTS) {
  t.test(`sort=${sort}: what is there throughout is shown once, and nothing twice`, async (t) => {
    const alice = newUser(app);
    const staying: string[] = [];
    for (let index = 0; index < STAYING; index += 1) {
      staying.push((await makeTask(alice, { title: 'aceg'[index % 4] ?? '', position: index % 3 })).id);
    }
    const ids = await readAmidWrites(alice, { sort, limit: 3 });
    t.equal(new Set(ids).size, ids.length, 'nothing twice');
    t.strictSame(
      staying.filter((id) => !ids.includes(id)),
      [],
      'nothing skipped',
    );
  });
}
