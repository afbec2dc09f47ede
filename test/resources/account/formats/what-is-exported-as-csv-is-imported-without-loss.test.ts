import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { CSV_READERS } from '../../../../src/resources/account/formats/readers.ts';
import { WRITERS } from '../../../../src/resources/account/formats/writers.ts';
import { account, byId } from './entries.ts';
import { CONTEXT } from './files.ts';

t.test('all that a user has', async () => {
  await fc.assert(
    fc.asyncProperty(account, async ({ projects, tasks }) => {
      const writer = WRITERS['text/csv']('alice', CONTEXT.now);
      const parts = [...projects.map((each) => writer.projects([each])), ...tasks.map((each) => writer.tasks([each]))];
      const text = [writer.begin(), ...parts, writer.end()].join('');
      const read = await CSV_READERS.csv(text, CONTEXT);
      assert.deepEqual(read.notes, []);
      assert.deepEqual(byId(read.projects.map(({ entry }) => entry)), byId(projects));
      assert.deepEqual(byId(read.tasks.map(({ entry }) => entry)), byId(tasks));
    }),
    { numRuns: 200 },
  );
});
