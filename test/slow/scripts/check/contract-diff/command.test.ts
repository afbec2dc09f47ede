import { test } from 'tap';
import { compareIn, contract, repository } from './fixtures/command.ts';

const narrowed = 'POST /tasks › request body › title: maxLength narrowed from 500 to 200';
const widened = 'POST /tasks › request body › title: maxLength widened from 500 to 900';
const summary = (breaking: number, compatible: number, step: string): string =>
  `${breaking} breaking, ${compatible} compatible, 0 editorial; version ${step}`;

type Row = readonly [
  name: string,
  row: {
    readonly given: readonly [contract: string, args: readonly string[]];
    readonly want: readonly [code: number, printed: readonly string[], error: string];
  },
];

const TABLE: readonly Row[] = [
  [
    'a narrowing is told',
    {
      given: [contract('1.0.0', 200), ['HEAD']],
      want: [0, ['Breaking', `  ${narrowed}`, '', summary(1, 0, '1.0.0 to 1.0.0 (step: none)')], ''],
    },
  ],
  [
    'a narrowing without a step',
    {
      given: [contract('1.1.0', 200), ['v1', '--gate']],
      want: [
        1,
        ['Breaking', `  ${narrowed}`, '', summary(1, 0, '1.0.0 to 1.1.0 (step: minor)')],
        'Gate closed: 1 breaking change(s) need a major version step in info.version, but it went from 1.0.0 to 1.1.0 (step: minor)',
      ],
    },
  ],
  [
    'a narrowing with a step',
    {
      given: [contract('2.0.0', 200), ['v1', '--gate']],
      want: [0, ['Breaking', `  ${narrowed}`, '', summary(1, 0, '1.0.0 to 2.0.0 (step: major)')], ''],
    },
  ],
  [
    'a widening without a step',
    {
      given: [contract('1.0.0', 900), ['--gate', 'HEAD']],
      want: [0, ['Compatible', `  ${widened}`, '', summary(0, 1, '1.0.0 to 1.0.0 (step: none)')], ''],
    },
  ],
  [
    'nothing',
    {
      given: [contract('1.0.0', 500), ['HEAD', '--gate']],
      want: [0, [summary(0, 0, '1.0.0 to 1.0.0 (step: none)')], ''],
    },
  ],
  [
    'a file and a ref',
    {
      given: [contract('1.0.0', 1), ['kept.yaml', 'HEAD']],
      want: [
        0,
        [
          'Compatible',
          '  POST /tasks › request body › title: maxLength widened from 100 to 500',
          '',
          summary(0, 1, '1.0.0 to 1.0.0 (step: none)'),
        ],
        '',
      ],
    },
  ],
];

test('the command', (t) => {
  const directory = repository(t);
  for (const [name, { given, want }] of TABLE) {
    const { status, stdout, stderr } = compareIn(directory, ...given);
    t.equal(status, want[0], `${name}: exit code`);
    t.same(stdout === '' ? [] : stdout.trimEnd().split('\n'), want[1], `${name}: printed`);
    t.equal(stderr.trimEnd(), want[2], `${name}: error`);
  }
  t.end();
});

test('the command prints JSON', (t) => {
  const directory = repository(t);
  const { status, stdout } = compareIn(directory, contract('1.0.0', 200), ['HEAD', '--json', '--gate']);
  const [place, detail] = narrowed.split(': ');
  t.equal(status, 1);
  t.same(JSON.parse(stdout), {
    changes: [{ kind: 'breaking', place, detail }],
    version: { before: '1.0.0', after: '1.0.0', step: 'none' },
  });
  t.end();
});
