import { test } from 'tap';
import type { Change, Kind } from '../../../../scripts/check/contract-diff/types.ts';
import { closedGate, type Step, stepOf } from '../../../../scripts/check/contract-diff/versions.ts';

type Row = readonly [
  name: string,
  row: { readonly given: readonly [before: string, after: string]; readonly want: readonly [Step, open: boolean] },
];

const TABLE: readonly Row[] = [
  ['major step', { given: ['1.2.3', '2.0.0'], want: ['major', true] }],
  ['minor step', { given: ['1.2.3', '1.3.0'], want: ['minor', false] }],
  ['patch step', { given: ['1.2.3', '1.2.4'], want: ['patch', false] }],
  ['no step', { given: ['1.2.3', '1.2.3'], want: ['none', false] }],
  ['only a label', { given: ['1.2.3', '1.2.3-rc.1+5'], want: ['none', false] }],
  ['minor step of 0.x', { given: ['0.1.0', '0.2.0'], want: ['minor', true] }],
  ['patch step of 0.x', { given: ['0.1.0', '0.1.1'], want: ['patch', false] }],
  ['from 0.x to 1.0.0', { given: ['0.9.0', '1.0.0'], want: ['major', true] }],
  ['a step back', { given: ['2.0.0', '1.9.0'], want: ['backwards', false] }],
  ['a step of many digits', { given: ['9.0.0', '10.0.0'], want: ['major', true] }],
  ['no semantic version', { given: ['v1', '2.0.0'], want: ['unknown', false] }],
  ['no version', { given: ['', ''], want: ['unknown', false] }],
];

const changesOf = (...kinds: Kind[]): Change[] => kinds.map((kind) => ({ kind, place: 'a', detail: 'b' }));

for (const [name, { given, want }] of TABLE) {
  test(`version: ${name}`, (t) => {
    const versions = { before: given[0], after: given[1] };
    t.equal(stepOf(versions), want[0]);
    t.equal(closedGate(changesOf('editorial', 'breaking'), versions) === undefined, want[1]);
    t.equal(closedGate(changesOf('compatible', 'editorial'), versions), undefined);
    t.end();
  });
}

test('the message tells the rule for 0.x only where it holds', (t) => {
  t.match(closedGate(changesOf('breaking'), { before: '0.1.0', after: '0.1.1' }), /a minor step counts as major/);
  t.notMatch(closedGate(changesOf('breaking'), { before: '1.0.0', after: '1.1.0' }), /a minor step counts/);
  t.end();
});
