import t from 'tap';
import { CSV_READERS } from '../../../../src/resources/account/formats/readers.ts';
import { CONTEXT, readTasks } from './files.ts';

const ROWS = 5000;

/** How often others had their turn until something was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await work;
  isDone = true;
  return turns;
}

t.test('JSON', async (t) => {
  const tasks = Array.from({ length: ROWS }, (_, index) => ({ title: `Task ${index}` }));
  t.ok((await turnsDuring(readTasks(tasks))) >= ROWS / 500);
});

t.test('CSV', async (t) => {
  const rows = Array.from({ length: ROWS }, (_, index) => `Task ${index},${'x'.repeat(200)}\n`);
  t.ok((await turnsDuring(CSV_READERS.csv(`title,description\n${rows.join('')}`, CONTEXT))) >= ROWS / 500);
});
