import { test } from 'tap';
import { contractOf, json, linesOf, type Row } from './fixtures/contracts.ts';

const parameter = (fields: object) => ({ parameters: [{ name: 'limit', in: 'query', schema: {}, ...fields }] });
const body = (fields: object) => ({ requestBody: { ...json({}), ...fields } });
const responses = (...statuses: string[]) => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: 'A' }])),
});
const response = (fields: object) => ({ responses: { 200: { description: 'A', ...fields } } });
const header = (fields: object) => response({ headers: { ETag: { schema: {}, ...fields } } });
const content = (...types: string[]) => ({ content: Object.fromEntries(types.map((type) => [type, {}])) });

const none = { parameters: [] };
const at = (kind: string, line: string): string => `${kind} POST /tasks${line}`;
const limit = (kind: string, detail: string): string => at(kind, ` › query parameter limit: ${detail}`);

const OPERATIONS: readonly Row<object, string>[] = [
  [
    'operationId is changed',
    { given: [{}, { operationId: 'b' }], want: [at('breaking', ': operationId changed from "addTask" to "b"')] },
  ],
  [
    'documentation is changed',
    {
      given: [
        { summary: 'a', externalDocs: {} },
        { description: 'b', deprecated: true },
      ],
      want: ['summary removed', 'description added', 'deprecated added', 'externalDocs removed'].map((line) =>
        at('editorial', `: ${line}`),
      ),
    },
  ],
  ['an extension is changed', { given: [{ 'x-a': 1 }, { 'x-a': 2 }], want: [at('editorial', ': x-a changed')] }],
  [
    'a callback is added',
    {
      given: [{}, { callbacks: {} }],
      want: [at('breaking', ': callbacks added: cannot be judged, so taken as breaking')],
    },
  ],
];

const PARAMETERS: readonly Row<object, string>[] = [
  ['is removed', { given: [parameter({}), none], want: [limit('breaking', 'parameter removed')] }],
  ['is added, optional', { given: [none, parameter({})], want: [limit('compatible', 'optional parameter added')] }],
  [
    'is added, required',
    { given: [none, parameter({ required: true })], want: [limit('breaking', 'required parameter added')] },
  ],
  [
    'becomes required',
    { given: [parameter({}), parameter({ required: true })], want: [limit('breaking', 'became required')] },
  ],
  [
    'becomes optional',
    {
      given: [parameter({ required: true }), parameter({})],
      want: [limit('compatible', 'became optional')],
    },
  ],
  [
    'gets another default',
    {
      given: [parameter({ schema: { default: 10 } }), parameter({ schema: { default: 20 } })],
      want: [limit('breaking', 'default changed from 10 to 20')],
    },
  ],
  [
    'is narrowed',
    {
      given: [parameter({ schema: { maximum: 100 } }), parameter({ schema: { maximum: 50 } })],
      want: [limit('breaking', 'maximum narrowed from 100 to 50')],
    },
  ],
  [
    'moves',
    {
      given: [parameter({}), parameter({ in: 'header' })],
      want: [
        limit('breaking', 'parameter removed'),
        at('compatible', ' › header parameter limit: optional parameter added'),
      ],
    },
  ],
  [
    'is renamed',
    {
      given: [parameter({}), parameter({ name: 'size' })],
      want: [
        limit('breaking', 'parameter removed'),
        at('compatible', ' › query parameter size: optional parameter added'),
      ],
    },
  ],
  [
    'is written differently',
    {
      given: [parameter({}), parameter({ explode: false })],
      want: [limit('breaking', 'style and explode changed from form, true to form, false')],
    },
  ],
  [
    'of one value is written differently',
    {
      given: [parameter({ schema: { type: 'string' } }), parameter({ schema: { type: 'string' }, explode: false })],
      want: [limit('editorial', 'style and explode written differently, same meaning')],
    },
  ],
  [
    'is written out',
    {
      given: [parameter({}), parameter({ style: 'form' })],
      want: [limit('editorial', 'style and explode written differently, same meaning')],
    },
  ],
  [
    'has its keys in brackets',
    {
      given: [parameter({}), parameter({ style: 'deepObject' })],
      want: [limit('breaking', 'style and explode changed from form, true to deepObject, true')],
    },
  ],
  [
    'has its keys in brackets, and says so twice',
    {
      given: [parameter({ style: 'deepObject' }), parameter({ style: 'deepObject', explode: true })],
      want: [limit('editorial', 'style and explode written differently, same meaning')],
    },
  ],
  [
    'of one value is a list',
    {
      given: [
        parameter({ schema: { type: 'integer' } }),
        parameter({ schema: { type: 'array', items: { type: 'integer' } } }),
      ],
      want: [
        limit('breaking', 'type changed from integer to array'),
        at('breaking', ' › query parameter limit › items: type narrowed from any to integer'),
      ],
    },
  ],
  [
    'goes from schema to content',
    {
      given: [parameter({}), { parameters: [{ name: 'limit', in: 'query', ...json({}) }] }],
      want: [limit('breaking', 'content added: cannot be judged, so taken as breaking')],
    },
  ],
  [
    'is a header in another case',
    {
      given: [parameter({ in: 'header' }), parameter({ in: 'header', name: 'Limit' })],
      want: [at('editorial', ' › header parameter limit: name changed')],
    },
  ],
  [
    'is described',
    {
      given: [parameter({}), parameter({ description: 'a', example: 1 })],
      want: [limit('editorial', 'description added'), limit('editorial', 'example added')],
    },
  ],
];

const BODIES: readonly Row<object, string>[] = [
  [
    'body is added, required',
    { given: [{}, body({ required: true })], want: [at('breaking', ' › request body: required request body added')] },
  ],
  [
    'body is added, optional',
    { given: [{}, body({})], want: [at('compatible', ' › request body: optional request body added')] },
  ],
  ['body is removed', { given: [body({}), {}], want: [at('breaking', ' › request body: request body removed')] }],
  [
    'body becomes required',
    { given: [body({}), body({ required: true })], want: [at('breaking', ' › request body: became required')] },
  ],
  [
    'media type is removed',
    {
      given: [body(content('a/b', 'a/c')), body(content('a/b'))],
      want: [at('breaking', ' › request body: media type a/c removed')],
    },
  ],
  [
    'media type is added',
    {
      given: [body(content('a/b')), body(content('a/b', 'a/c'))],
      want: [at('compatible', ' › request body: media type a/c added')],
    },
  ],
  [
    'encoding is added',
    {
      given: [body({ content: { 'a/b': {} } }), body({ content: { 'a/b': { encoding: {} } } })],
      want: [at('breaking', ' › request body: encoding added: cannot be judged, so taken as breaking')],
    },
  ],
];

const RESPONSES: readonly Row<object, string>[] = [
  [
    'success status is removed',
    { given: [responses('200', '201'), responses('200')], want: [at('breaking', ' › response 201: status removed')] },
  ],
  [
    'success status is added',
    { given: [responses('200'), responses('200', '201')], want: [at('breaking', ' › response 201: status added')] },
  ],
  [
    'error status is removed',
    {
      given: [responses('200', '404'), responses('200')],
      want: [at('compatible', ' › response 404: error status removed')],
    },
  ],
  [
    'error status is added',
    {
      given: [responses('200'), responses('200', '5XX')],
      want: [at('compatible', ' › response 5XX: error status added')],
    },
  ],
  [
    'error status is replaced',
    {
      given: [responses('200', '404'), responses('200', '410')],
      want: [
        at('breaking', ' › response 404: error status removed, and 410 added, which may be in its place'),
        at('compatible', ' › response 410: error status added'),
      ],
    },
  ],
  [
    'error status is still covered by default',
    {
      given: [responses('200', '404'), responses('200', 'default')],
      want: [
        at('editorial', ' › response 404: no longer listed by itself'),
        at('compatible', ' › response default: error status added'),
      ],
    },
  ],
  [
    'error status was covered by its class',
    {
      given: [responses('200', '4XX'), responses('200', '404', '4XX')],
      want: [at('editorial', ' › response 404: now listed by itself')],
    },
  ],
  [
    'error status is covered by another content',
    {
      given: [{ responses: { 404: json({ type: 'string' }) } }, { responses: { default: json({ type: 'null' }) } }],
      want: [
        at('editorial', ' › response 404: no longer listed by itself'),
        at('breaking', ' › response 404: type changed from string to null'),
        at('compatible', ' › response default: error status added'),
      ],
    },
  ],
  [
    'success status is not covered by default',
    {
      given: [responses('200', 'default'), responses('200', '201', 'default')],
      want: [at('breaking', ' › response 201: status added')],
    },
  ],
  [
    'status for those who ask for it is added',
    {
      given: [responses('200'), responses('200', '304')],
      want: [at('compatible', ' › response 304: status added for those who ask for it')],
    },
  ],
  [
    'description is changed',
    {
      given: [response({}), response({ description: 'B' })],
      want: [at('editorial', ' › response 200: description changed')],
    },
  ],
  [
    'media type is removed',
    {
      given: [response(content('a/b')), response({})],
      want: [at('breaking', ' › response 200: media type a/b removed')],
    },
  ],
  [
    'media type is added',
    {
      given: [response({}), response(content('a/b'))],
      want: [at('compatible', ' › response 200: media type a/b added')],
    },
  ],
  [
    'header is removed',
    {
      given: [header({}), response({ headers: {} })],
      want: [at('breaking', ' › response 200 › header etag: header removed')],
    },
  ],
  [
    'header is added',
    { given: [response({}), header({})], want: [at('compatible', ' › response 200 › header etag: header added')] },
  ],
  [
    'header becomes optional',
    {
      given: [header({ required: true }), header({})],
      want: [at('breaking', ' › response 200 › header etag: became optional')],
    },
  ],
  [
    'header becomes required',
    {
      given: [header({}), header({ required: true })],
      want: [at('compatible', ' › response 200 › header etag: became required')],
    },
  ],
  [
    'link is added',
    {
      given: [response({}), response({ links: {} })],
      want: [at('breaking', ' › response 200: links added: cannot be judged, so taken as breaking')],
    },
  ],
];

const SECURITY: readonly Row<object, string>[] = [
  [
    'is required',
    {
      given: [{}, { security: [{ bearer: [] }] }],
      want: [at('breaking', ' › security: no credentials no longer suffices, only bearer')],
    },
  ],
  [
    'is not required any more',
    {
      given: [{ security: [{ bearer: [] }] }, { security: [] }],
      want: [at('compatible', ' › security: no credentials now suffices')],
    },
  ],
  [
    'gets an alternative',
    {
      given: [{ security: [{ a: [] }] }, { security: [{ a: [] }, { b: [] }] }],
      want: [at('compatible', ' › security: b now suffices')],
    },
  ],
  [
    'loses an alternative',
    {
      given: [{ security: [{ a: [] }, { b: [] }] }, { security: [{ a: [] }] }],
      want: [at('breaking', ' › security: b no longer suffices, only a')],
    },
  ],
  [
    'needs a second scheme',
    {
      given: [{ security: [{ a: [] }] }, { security: [{ a: [], b: [] }] }],
      want: [at('breaking', ' › security: a no longer suffices, only a with b')],
    },
  ],
  [
    'needs another scope',
    {
      given: [{ security: [{ a: ['x'] }] }, { security: [{ a: ['x', 'y'] }] }],
      want: [at('breaking', ' › security: a (x) no longer suffices, only a (x, y)')],
    },
  ],
];

const TABLES = {
  operation: OPERATIONS,
  parameter: PARAMETERS,
  request: BODIES,
  response: RESPONSES,
  security: SECURITY,
};

for (const [table, rows] of Object.entries(TABLES)) {
  for (const [name, { given, want }] of rows) {
    test(`${table} ${name}`, (t) => {
      t.same(linesOf(contractOf(given[0]), contractOf(given[1])), want);
      t.end();
    });
  }
}
