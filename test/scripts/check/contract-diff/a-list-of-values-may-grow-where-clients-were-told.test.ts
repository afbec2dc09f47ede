import type { Row } from './fixtures/contracts.ts';
import { breaking, editorial, narrowed, testSchemas, type Want } from './fixtures/schemas.ts';

const closed = (...values: unknown[]) => ({ enum: values });
const open = (...values: unknown[]) => ({ ...closed(...values), 'x-extensible-enum': true });

const added = (line: string): Want => ['compatible', 'compatible', line];
const mayGrow: Want = ['editorial', 'breaking', ': clients are now told that values may be added'];
const mayNoLongerGrow = editorial(': clients are no longer told that values may be added');

const TABLE: readonly Row<unknown, Want>[] = [
  ['a value more', { given: [open('a'), open('a', 'b')], want: [added(': allowed values added: "b"')] }],
  [
    'a value more, the last',
    { given: [open('a'), closed('a', 'b')], want: [mayNoLongerGrow, added(': allowed values added: "b"')] },
  ],
  [
    'a value more, told at the same time',
    {
      given: [closed('a'), open('a', 'b')],
      want: [mayGrow, ['compatible', 'breaking', ': allowed values added: "b"']],
    },
  ],
  ['told, before a value comes', { given: [closed('a'), open('a')], want: [mayGrow] }],
  ['no longer told', { given: [open('a'), closed('a')], want: [mayNoLongerGrow] }],
  ['a value less', { given: [open('a', 'b'), open('a')], want: [narrowed(': allowed values removed: "b"')] }],
  [
    'a value of another type',
    { given: [open('a'), open('a', null)], want: [['compatible', 'breaking', ': allowed values added: null']] },
  ],
  [
    'any text',
    {
      given: [open('a'), { type: 'string' }],
      want: [
        editorial(': type written differently, same meaning'),
        mayNoLongerGrow,
        added(': values widened from "a" to any'),
      ],
    },
  ],
  [
    'anything',
    {
      given: [open('a'), {}],
      want: [mayNoLongerGrow, ['compatible', 'breaking', ': values widened from "a" to any']],
    },
  ],
  [
    'a new list',
    {
      given: [{}, open('a')],
      want: [editorial(': x-extensible-enum added'), narrowed(': values narrowed from any to "a"')],
    },
  ],
  [
    'neither yes nor no',
    {
      given: [closed('a'), { ...closed('a'), 'x-extensible-enum': ['b'] }],
      want: [breaking(': x-extensible-enum added: cannot be judged, so taken as breaking')],
    },
  ],
];

testSchemas(TABLE);
