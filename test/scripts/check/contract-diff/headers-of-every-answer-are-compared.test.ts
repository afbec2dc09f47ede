import { test } from 'tap';
import { contractOf, contractWith, linesOf, type Row } from './fixtures/contracts.ts';

const everywhere = (headers: object, more: object = {}) => ({ 'x-answer-headers': headers, ...more });
const policy = (value: string, fields: object = {}) => ({ 'Cache-Control': { schema: { const: value }, ...fields } });
const text = { schema: { type: 'string' } };
const byReference = (type: string) =>
  everywhere(
    { 'Cache-Control': { $ref: '#/components/headers/Policy' } },
    { components: { headers: { Policy: { schema: { type } } } } },
  );
const at = (kind: string, line: string): string => `${kind} every answer › header cache-control: ${line}`;

const TABLE: readonly Row<object, string>[] = [
  ['all go', { given: [everywhere(policy('private')), {}], want: [at('breaking', 'header removed')] }],
  [
    'one goes',
    {
      given: [everywhere({ ...policy('private'), Vary: text }), everywhere({ Vary: text })],
      want: [at('breaking', 'header removed')],
    },
  ],
  ['one comes', { given: [{}, everywhere(policy('private'))], want: [at('compatible', 'header added')] }],
  [
    'its value changes',
    {
      given: [everywhere(policy('private')), everywhere(policy('public'))],
      want: [at('compatible', 'allowed values removed: "private"'), at('breaking', 'allowed values added: "public"')],
    },
  ],
  [
    'it may be absent',
    {
      given: [everywhere(policy('private', { required: true })), everywhere(policy('private'))],
      want: [at('breaking', 'became optional')],
    },
  ],
  [
    'it is always there',
    {
      given: [everywhere(policy('private')), everywhere(policy('private', { required: true }))],
      want: [at('compatible', 'became required')],
    },
  ],
  [
    'it is described',
    {
      given: [everywhere(policy('private')), everywhere(policy('private', { description: 'A' }))],
      want: [at('editorial', 'description added')],
    },
  ],
  [
    'its name is written in another case',
    { given: [everywhere({ 'cache-control': text }), everywhere({ 'Cache-Control': text })], want: [] },
  ],
  [
    'the component it refers to changes',
    {
      given: [byReference('string'), byReference('integer')],
      want: [at('breaking', 'type changed from string to integer')],
    },
  ],
];

for (const [name, { given, want }] of TABLE) {
  test(`headers of every answer: ${name}`, (t) => {
    t.same(linesOf(contractWith(given[0]), contractWith(given[1])), want);
    t.end();
  });
}

const responses = (headers: object) => ({ responses: { 204: { description: 'Done', headers } } });

test('a header that moves from an answer to all answers stays', (t) => {
  const moved = linesOf(contractOf(responses({ Vary: text })), contractOf(responses({}), everywhere({ vary: text })));
  t.same(moved, ['compatible every answer › header vary: header added']);
  t.end();
});

test('a header that moves from all answers to one is gone from the others', (t) => {
  const moved = linesOf(contractOf(responses({}), everywhere({ Vary: text })), contractOf(responses({ Vary: text })));
  t.same(moved, ['breaking every answer › header vary: header removed']);
  t.end();
});
