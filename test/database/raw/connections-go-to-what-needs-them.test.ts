import t from 'tap';
import { splitOf } from '../../../src/database/raw/split.ts';

t.test('reads have some for certain, whatever else is slow', async (t) => {
  const split = splitOf(10, true);
  while (split.mayStartAlone()) split.alone += 1;
  t.equal(split.alone, 9);
  t.ok(split.mayRead(), 'there is one for reads');
  split.reading += 1;
  t.notOk(split.mayRead(), 'and no more');
});

t.test('writes have most for certain, however much is read', async (t) => {
  const split = splitOf(10, true);
  while (split.mayRead()) split.reading += 1;
  t.equal(split.reading, 4);
  while (split.mayStartAlone()) split.alone += 1;
  t.equal(split.alone, 6);
});

t.test('where reads do not share connections they may have more', async (t) => {
  t.equal(splitOf(10, false).mostReading, 6);
});

t.test('a single connection is for both, in turn', async (t) => {
  const split = splitOf(1, true);
  t.ok(split.mayRead());
  t.ok(split.mayStartAlone());
  split.reading = 1;
  t.ok(split.mayStartAlone(), 'it waits at the pool until the reads let go');
  split.alone = 1;
  t.notOk(split.mayStartAlone());
});
