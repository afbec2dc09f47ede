import t from 'tap';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { listUrl, makeTask, readPage } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);
const alice = newUser(app);
for (const title of ['ä', 'b', 'c']) await makeTask(alice, { title });

const ask = async (cursor: string, sort: string) => outcome(await alice.request({ url: listUrl({ cursor, sort }) }));

for (const sort of ['-created_at', 'title', 'position', 'updated_at']) {
  const cursor = (await readPage(alice, { limit: 1, sort })).meta.next_cursor ?? '';
  const bytes = Buffer.from(cursor, 'base64url');

  t.test(`sort=${sort}: a cursor with one bit flipped is refused, whichever byte it is in`, async (t) => {
    t.ok(bytes.length > 16, 'there are bytes to flip');
    for (const [index, byte] of bytes.entries()) {
      const damaged = Buffer.from(bytes);
      damaged[index] = byte ^ (1 << (index % 8));
      t.equal(await ask(damaged.toString('base64url'), sort), '400 INVALID_CURSOR', `byte ${index}`);
    }
  });

  t.test(`sort=${sort}: a cursor that was cut is refused, wherever it was`, async (t) => {
    for (let length = 1; length < cursor.length; length += 1) {
      t.equal(await ask(cursor.slice(0, length), sort), '400 INVALID_CURSOR', `${length} characters`);
    }
  });

  t.test(`sort=${sort}: a cursor with something added is refused`, async (t) => {
    for (const more of ['A', 'AA', 'AAA', 'AAAA', '=', ' ', '.', '\n']) {
      t.equal(await ask(`${cursor}${more}`, sort), '400 INVALID_CURSOR', JSON.stringify(more));
    }
    t.equal(await ask(` ${cursor}`, sort), '400 INVALID_CURSOR', 'in front');
    t.equal(await ask(cursor, sort), '200', 'the cursor itself is good');
  });
}

t.test('what never was a cursor is refused', async (t) => {
  for (const text of ['x', 'null', '0', '{}', '../../..', 'ä', '😀', "' OR 1=1 --", '%', 'A'.repeat(4096)]) {
    t.equal(await ask(text, '-created_at'), '400 INVALID_CURSOR', text.slice(0, 20));
  }
});

t.test('a cursor has 1 to 4096 characters', async (t) => {
  t.equal(await ask('', '-created_at'), '400 VALIDATION_FAILED');
  t.equal(await ask('A'.repeat(4097), '-created_at'), '400 VALIDATION_FAILED');
});
