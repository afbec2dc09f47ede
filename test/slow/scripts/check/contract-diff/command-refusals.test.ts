import { test } from 'tap';
import { compareIn, contract, repository } from './fixtures/command.ts';

type Row = readonly [
  name: string,
  row: {
    readonly given: readonly [contract: string, args: readonly string[]];
    readonly want: readonly [error: string];
  },
];

const TABLE: readonly Row[] = [
  [
    'an unknown ref',
    {
      given: [contract('1.0.0', 1), ['nowhere', '--gate']],
      want: ['cannot read the contract "nowhere": fatal: invalid object name \'nowhere\'.'],
    },
  ],
  [
    'a ref that looks like an option',
    {
      given: [contract('1.0.0', 1), ['--', '--output=x']],
      want: ['cannot read the contract "--output=x": fatal:'],
    },
  ],
  [
    'broken YAML',
    { given: ['openapi: [', ['HEAD']], want: ['cannot read the contract "./openapi.yaml": Flow sequence'] },
  ],
  [
    'no contract',
    { given: ['just words', ['HEAD']], want: ['cannot read the contract "./openapi.yaml": not a contract'] },
  ],
  [
    'an older OpenAPI',
    {
      given: ['openapi: 3.0.3', ['HEAD']],
      want: ['cannot read the contract "./openapi.yaml": not an OpenAPI 3.1 contract, its version is 3.0.3'],
    },
  ],
  [
    'another file referred to',
    {
      given: ['openapi: 3.1.0\npaths: { /a: { $ref: b.yaml } }', ['HEAD']],
      want: ['cannot read the contract "./openapi.yaml": has references that cannot be followed: b.yaml'],
    },
  ],
  [
    'no argument',
    { given: [contract('1.0.0', 1), []], want: ['One or two contracts have to be named: npm run contract:diff'] },
  ],
  ['an unknown option', { given: [contract('1.0.0', 1), ['HEAD', '--all']], want: ["Unknown option '--all'"] }],
];

test('what cannot be read or parsed ends with code 2 and one line', (t) => {
  const directory = repository(t);
  for (const [name, { given, want }] of TABLE) {
    const { status, stdout, stderr } = compareIn(directory, ...given);
    t.equal(status, 2, `${name}: exit code`);
    t.equal(stdout, '', `${name}: nothing printed`);
    t.equal(stderr.slice(0, want[0].length), want[0], `${name}: error`);
    t.equal(stderr.trimEnd().split('\n').length, 1, `${name}: one line of error`);
  }
  t.end();
});
