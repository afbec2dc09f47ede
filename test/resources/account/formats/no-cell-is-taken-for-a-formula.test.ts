import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import t from 'tap';
import { cellOfTags, tagsOfCell } from '../../../../src/resources/account/formats/csv-cells.ts';
import { WRITERS } from '../../../../src/resources/account/formats/writers.ts';
import { account } from './entries.ts';
import { CONTEXT } from './files.ts';

/** As OWASP has it, CSV Injection; a number may be negative. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

t.test('whatever users write, no cell begins as a formula does', async () => {
  fc.assert(
    fc.property(account, ({ projects, tasks }) => {
      const writer = WRITERS['text/csv']('alice', CONTEXT.now);
      const parts = [...projects.map((each) => writer.projects([each])), ...tasks.map((each) => writer.tasks([each]))];
      const rows: string[][] = parse(writer.begin() + parts.join(''), { bom: true });
      for (const cell of rows.flat())
        assert.ok(!FORMULA.test(cell) || Number.isFinite(Number(cell)), JSON.stringify(cell));
    }),
  );
});

t.test('tags in a cell', async (t) => {
  t.strictSame(tagsOfCell('home,  garden ,'), ['home', 'garden', ''], 'as people write them');
  t.equal(cellOfTags(['home', 'in, out', 'a\\b', ' x']), 'home, in\\, out, a\\\\b, \\ x');
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }).filter((tag) => /\S/.test(tag))), (tags) => {
      assert.deepEqual(tagsOfCell(cellOfTags(tags)), tags);
    }),
  );
});
