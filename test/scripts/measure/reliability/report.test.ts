import t from 'tap';
import { loadNotes, saveNotes } from '../../../../scripts/common/notes.ts';
import { BROKEN_OFF, type Row, type Run, reliabilityPart } from '../../../../scripts/measure/reliability/report.ts';

const ROW: Row = {
  file: 'test/faults/a-thing-breaks.fault.ts',
  what: 'A thing breaks',
  expected: 'it holds | bends',
  figures: ['3 times', '0 lost'],
  outcome: { kind: 'passed', details: [] },
};

const RUN: Run = {
  setting: {
    date: '2026-01-31',
    commit: 'abc1234',
    cpu: 'Model',
    cores: 2,
    memoryGiB: 8,
    versions: { PostgreSQL: '15.0' },
  },
  command: 'npm run test:faults',
  files: [ROW.file],
  rows: [ROW],
  status: 0,
};

const lastLine = (run: Run): string | undefined => reliabilityPart(run).split('\n').at(-1);

t.test('a row has fault, expectation, figures, outcome and a link to its test', async (t) => {
  t.equal(
    lastLine(RUN),
    '| [A thing breaks](../test/faults/a-thing-breaks.fault.ts) | it holds \\| bends | 3 times<br>0 lost | passed |',
  );
  t.match(
    reliabilityPart(RUN),
    /^Measured on 2026-01-31 at commit abc1234: .* By `npm run test:faults`: 1 of 1 passed\.\n/,
  );
});

t.test('what did not pass says so', async (t) => {
  const failed: Row = { ...ROW, outcome: { kind: 'failed', details: ['nothing is lost'] } };
  t.match(lastLine({ ...RUN, rows: [failed] }), '| **failed**<br>nothing is lost |');
  t.match(reliabilityPart({ ...RUN, rows: [failed], status: 1 }), /: 0 of 1 passed\.\n/);
  const skipped: Row = { ...ROW, outcome: { kind: 'not run', details: ['no PostgreSQL'] } };
  t.match(lastLine({ ...RUN, rows: [skipped] }), '| **not run**<br>no PostgreSQL |');
  const busy: Row = { ...ROW, outcome: { kind: 'passed', details: ['the machine is busy'] } };
  t.match(lastLine({ ...RUN, rows: [busy] }), '| passed<br>not judged: the machine is busy |');
});

t.test('a file that wrote nothing down has failed, and so has a run that failed outside of its rows', async (t) => {
  t.match(
    lastLine({ ...RUN, rows: [] }),
    '| [a thing breaks](../test/faults/a-thing-breaks.fault.ts) |  |  | **failed**<br>it did not come to its end |',
  );
  t.match(reliabilityPart({ ...RUN, status: 1 }), '1 of 1 passed. **The run failed all the same, outside of them.**');
});

t.test('of a test that noted several rows the last one counts', async (t) => {
  const folder = t.testdir();
  saveNotes(folder, [{ ...ROW, outcome: BROKEN_OFF }]);
  saveNotes(folder, [ROW, { ...ROW, what: 'Another' }]);
  const part = reliabilityPart({ ...RUN, rows: loadNotes<Row>(folder) });
  t.match(part, /: 2 of 2 passed\.\n/);
  t.equal(part.match(/A thing breaks/g)?.length, 1);
});
