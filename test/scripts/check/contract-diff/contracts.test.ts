import { test } from 'tap';
import { contractOf, contractWith, json, linesOf, type Row } from './fixtures/contracts.ts';

const operation = { responses: { 204: { description: 'Done' } } };
const paths = (...names: string[]) => ({
  paths: Object.fromEntries(names.map((name) => [name, { get: operation, delete: operation }])),
});
const path = (fields: object) => ({ paths: { '/a': { get: operation, ...fields } } });
const webhook = (schema: object) => ({
  webhooks: { made: { post: { ...operation, requestBody: { content: { 'application/json': { schema } } } } } },
});
const scheme = (fields: object) => ({
  components: { securitySchemes: { jwt: { type: 'http', scheme: 'bearer', ...fields } } },
});
const parameter = (fields: object) => ({ name: 'limit', in: 'query', schema: {}, ...fields });

const CONTRACTS: readonly Row<object, string>[] = [
  [
    'a path is removed',
    { given: [paths('/a', '/b'), paths('/a')], want: ['breaking /b: path removed, with its operations: GET, DELETE'] },
  ],
  [
    'a path is added',
    { given: [paths('/a'), paths('/a', '/b')], want: ['compatible /b: path added, with its operations: GET, DELETE'] },
  ],
  ['an operation is removed', { given: [paths('/a'), path({})], want: ['breaking DELETE /a: operation removed'] }],
  ['an operation is added', { given: [path({}), paths('/a')], want: ['compatible DELETE /a: operation added'] }],
  [
    'a webhook is added',
    { given: [{}, { webhooks: { made: { post: operation } } }], want: ['compatible webhook made: webhook added'] },
  ],
  [
    'a webhook is removed',
    { given: [{ webhooks: { made: { post: operation } } }, {}], want: ['breaking webhook made: webhook removed'] },
  ],
  [
    'a webhook carries less than before, as an answer would',
    {
      given: [webhook({ maxLength: 5 }), webhook({ maxLength: 4 })],
      want: ['compatible POST webhook made › request body: maxLength narrowed from 5 to 4'],
    },
  ],
  [
    'a webhook carries more than receivers were told',
    {
      given: [webhook({ maxLength: 4 }), webhook({ maxLength: 5 })],
      want: ['breaking POST webhook made › request body: maxLength widened from 4 to 5'],
    },
  ],
  ['a path is described', { given: [path({}), path({ summary: 'A' })], want: ['editorial /a: summary added'] }],
  [
    'a path gets servers',
    {
      given: [path({}), path({ servers: [] })],
      want: ['breaking /a: servers added: cannot be judged, so taken as breaking'],
    },
  ],
  [
    'a parameter of a path is added',
    {
      given: [path({}), path({ parameters: [parameter({ required: true })] })],
      want: ['breaking GET /a › query parameter limit: required parameter added'],
    },
  ],
  [
    "an operation's own parameter counts",
    {
      given: [
        path({ parameters: [parameter({})] }),
        path({ parameters: [parameter({ required: true })], get: { ...operation, parameters: [parameter({})] } }),
      ],
      want: [],
    },
  ],
  [
    'a server is removed',
    {
      given: [{ servers: [{ url: '/a' }, { url: '/b' }] }, { servers: [{ url: '/a' }] }],
      want: ['breaking server /b: server removed'],
    },
  ],
  [
    'a server is added',
    { given: [{}, { servers: [{ url: '/' }, { url: '/b' }] }], want: ['compatible server /b: server added'] },
  ],
  [
    'another server is the first',
    {
      given: [{ servers: [{ url: '/a' }, { url: '/b' }] }, { servers: [{ url: '/b' }, { url: '/a' }] }],
      want: ['breaking contract: first server changed from /a to /b; clients use the first'],
    },
  ],
  [
    'a server is described',
    {
      given: [{ servers: [{ url: '/a' }] }, { servers: [{ url: '/a', description: 'A' }] }],
      want: ['editorial server /a: description added'],
    },
  ],
  ['the version steps', { given: [{}, { info: { title: 'Tasks', version: '2.0.0' } }], want: [] }],
  [
    'the title is changed',
    { given: [{}, { info: { title: 'B', version: '1.0.0' } }], want: ['editorial info: title changed'] },
  ],
  [
    'documentation is changed',
    {
      given: [{}, { tags: [], externalDocs: {}, 'x-a': 1 }],
      want: [
        'editorial contract: tags added',
        'editorial contract: externalDocs added',
        'editorial contract: x-a added',
      ],
    },
  ],
  [
    'a security scheme is removed',
    { given: [scheme({}), { components: {} }], want: ['breaking security scheme jwt: security scheme removed'] },
  ],
  [
    'a security scheme is added',
    { given: [{ components: {} }, scheme({})], want: ['compatible security scheme jwt: security scheme added'] },
  ],
  [
    'a security scheme works differently',
    {
      given: [scheme({}), scheme({ scheme: 'basic' })],
      want: ['breaking security scheme jwt: scheme changed from "bearer" to "basic"'],
    },
  ],
  [
    'a security scheme is described',
    {
      given: [scheme({}), scheme({ bearerFormat: 'JWT' })],
      want: ['editorial security scheme jwt: bearerFormat added'],
    },
  ],
  [
    'the security of all is raised',
    {
      given: [paths('/a'), { ...paths('/a'), security: [{ jwt: [] }] }],
      want: ['breaking #/security (in requests of 2 operations): no credentials no longer suffices, only jwt'],
    },
  ],
  [
    'a component nobody uses is changed',
    {
      given: [{ components: { schemas: { A: {} } } }, { components: { schemas: { A: { type: 'null' } } } }],
      want: ['editorial #/components/schemas/A: component changed, but no operation depends on it'],
    },
  ],
  [
    'a component is added',
    {
      given: [{ components: {} }, { components: { schemas: { A: {} } } }],
      want: ['editorial #/components/schemas/A: component added; its uses are judged where they are'],
    },
  ],
];

for (const [name, { given, want }] of CONTRACTS) {
  test(`contract: ${name}`, (t) => {
    t.same(linesOf(contractWith(given[0]), contractWith(given[1])), want);
    t.end();
  });
}

test('identical contracts give no change', (t) => {
  const contract = contractOf({ requestBody: json({ type: 'object' }), security: [{ jwt: [] }] }, scheme({}));
  t.same(linesOf(contract, structuredClone(contract)), []);
  t.end();
});

test('the order of members says nothing', (t) => {
  t.same(linesOf({ openapi: '3.1.0', paths: {} }, { paths: {}, openapi: '3.1.0' }), []);
  t.end();
});
