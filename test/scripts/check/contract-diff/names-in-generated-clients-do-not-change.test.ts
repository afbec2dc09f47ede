import { test } from 'tap';
import { contractOf, contractWith, json, linesOf, type Row } from './fixtures/contracts.ts';

const text = { type: 'string' };
const using = (schemas: object) => {
  const name = Object.keys(schemas)[0];
  return contractOf({ requestBody: json({ $ref: `#/components/schemas/${name}` }) }, { components: { schemas } });
};
const limitNamed = (name: string) =>
  contractWith({ components: { parameters: { [name]: { name: 'limit', in: 'query' } } } });
const tagged = (...tags: string[]) => contractOf({ tags });
const gone = 'generated clients name a type by it';

const TABLE: readonly Row<object, string>[] = [
  [
    'a schema is renamed',
    {
      given: [using({ Task: text }), using({ Item: text })],
      want: [
        `breaking #/components/schemas/Task: schema name changed from "Task" to "Item"; ${gone}`,
        'editorial #/components/schemas/Item: component added; its uses are judged where they are',
      ],
    },
  ],
  [
    'a schema is written where it was referred to',
    {
      given: [using({ Task: text }), contractOf({ requestBody: json(text) }, { components: {} })],
      want: [`breaking #/components/schemas/Task: schema removed; ${gone}`],
    },
  ],
  [
    'a schema that was written out gets a name',
    {
      given: [contractOf({ requestBody: json(text) }, { components: {} }), using({ Task: text })],
      want: ['editorial #/components/schemas/Task: component added; its uses are judged where they are'],
    },
  ],
  [
    'a component of another group is renamed',
    {
      given: [limitNamed('Limit'), limitNamed('Size')],
      want: [
        'editorial #/components/parameters/Limit: component removed; its uses are judged where they are',
        'editorial #/components/parameters/Size: component added; its uses are judged where they are',
      ],
    },
  ],
  [
    'a tag is renamed',
    { given: [tagged('Tasks'), tagged('Jobs')], want: ['breaking POST /tasks: tag changed from "Tasks" to "Jobs"'] },
  ],
  [
    'the first tag is another',
    { given: [tagged('A', 'B'), tagged('B', 'A')], want: ['breaking POST /tasks: tag changed from "A" to "B"'] },
  ],
  ['a tag appears', { given: [tagged(), tagged('A')], want: ['breaking POST /tasks: tag changed from none to "A"'] }],
  ['a further tag goes', { given: [tagged('A', 'B'), tagged('A')], want: ['breaking POST /tasks: tag "B" removed'] }],
  ['a further tag comes', { given: [tagged('A'), tagged('A', 'B')], want: ['editorial POST /tasks: tags changed'] }],
  [
    'a tag is described',
    {
      given: [contractWith({ tags: [{ name: 'A' }] }), contractWith({ tags: [{ name: 'A', description: 'B' }] })],
      want: ['editorial contract: tags changed'],
    },
  ],
];

for (const [name, { given, want }] of TABLE) {
  test(`names: ${name}`, (t) => {
    t.same(linesOf(...given), want);
    t.end();
  });
}

test('a tag that many operations have is reported once', (t) => {
  const operation = (tag: string) => ({ tags: [tag], responses: {} });
  const contract = (tag: string) => contractWith({ paths: { '/a': { get: operation(tag), put: operation(tag) } } });
  t.same(linesOf(contract('Tasks'), contract('Jobs')), [
    'breaking tag "Tasks" (in requests of 2 operations): tag changed from "Tasks" to "Jobs"',
  ]);
  t.end();
});
