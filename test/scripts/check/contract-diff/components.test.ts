import { test } from 'tap';
import { answering, contractOf, contractWith, json, linesOf, type Row, taking } from './fixtures/contracts.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (name: string) => ({ type: 'array', items: ref(name) });
const task = (title: object, more: object = {}) => ({ Task: { type: 'object', properties: { title, ...more } } });

/** Two operations that answer with tasks and one that takes a task. */
function tasks(title: object): object {
  const responses = (schema: object) => ({ responses: { 200: { description: 'A', ...json(schema) } } });
  const paths = {
    '/tasks': { get: responses(list('Task')), post: { requestBody: json(ref('Task')), responses: {} } },
    '/tasks/{id}': { get: responses(ref('Task')) },
  };
  return contractWith({ paths, components: { schemas: task(title) } });
}

test('a component used on both sides is judged for both, once a side', (t) => {
  t.same(linesOf(tasks({ maxLength: 500 }), tasks({ maxLength: 200 })), [
    'compatible #/components/schemas/Task › title (in responses of 2 operations): maxLength narrowed from 500 to 200',
    'breaking POST /tasks › request body › title: maxLength narrowed from 500 to 200',
  ]);
  t.end();
});

test('a component used twice in one operation names that operation', (t) => {
  const page = { type: 'object', properties: { first: ref('Task'), all: list('Task') } };
  const responses = { 200: { description: 'A', ...json(page) }, 201: { description: 'A', ...json(page) } };
  const contract = (title: object) => contractOf({ responses }, { components: { schemas: task(title) } });
  t.same(linesOf(contract({}), contract({ maxLength: 2 })), [
    'compatible #/components/schemas/Task › title (in responses of POST /tasks): maxLength narrowed from none to 2',
  ]);
  t.end();
});

const CYCLES: readonly Row<object, string>[] = [
  [
    'a schema that holds itself',
    {
      given: [task({}, { child: ref('Task') }), task({ maxLength: 2 }, { child: ref('Task') })],
      want: [' › title: maxLength narrowed from none to 2'],
    },
  ],
  [
    'two schemas that hold each other',
    {
      given: [
        { ...task({}, { list: ref('List') }), List: list('Task') },
        { ...task({}, { list: ref('List') }), List: { ...list('Task'), maxItems: 1 } },
      ],
      want: [' › list: maxItems narrowed from none to 1'],
    },
  ],
  [
    'a cycle through another name',
    {
      given: [
        task({}, { child: ref('Task') }),
        { ...task({}, { child: ref('Copy') }), Copy: task({ maxLength: 2 }, { child: ref('Task') }).Task },
      ],
      want: [' › child › title: maxLength narrowed from none to 2'],
    },
  ],
  [
    'a cycle through allOf',
    {
      given: [task({}, { child: { allOf: [ref('Task')] } }), task({ maxLength: 2 }, { child: ref('Task') })],
      want: [' › title: maxLength narrowed from none to 2', ' › child › title: maxLength narrowed from none to 2'],
    },
  ],
  [
    'a schema that is part of itself',
    {
      given: [{ Task: { allOf: [ref('Task')] } }, { Task: { allOf: [ref('Task'), { maxLength: 2 }] } }],
      want: [': composition ($ref, allOf) changed: cannot be judged, so taken as breaking'],
    },
  ],
  [
    'references in a circle',
    {
      given: [
        { Task: ref('Loop'), Loop: ref('Task') },
        { Task: ref('Loop'), Loop: ref('Task') },
      ],
      want: [],
    },
  ],
];

for (const [name, { given, want }] of CYCLES) {
  test(`recursion ends: ${name}`, (t) => {
    const changes = linesOf(taking(ref('Task'), given[0]), taking(ref('Task'), given[1]));
    const judged = changes.filter((line) => !line.startsWith('editorial'));
    t.same(
      judged,
      want.map((line) => `breaking POST /tasks › request body${line}`),
    );
    t.end();
  });
}

test('what a schema says beside its reference counts too', (t) => {
  const beside = (fields: object) => answering({ ...ref('Task'), ...fields }, task({}));
  t.same(linesOf(beside({ description: 'a' }), beside({ maxProperties: 1 })), [
    'editorial POST /tasks › response 200: description removed',
    'compatible POST /tasks › response 200: maxProperties narrowed from none to 1',
  ]);
  t.end();
});

test('an inline schema and a component that say the same do not differ', (t) => {
  const [before, after] = [answering(task({}).Task, task({})), answering(ref('Task'), task({}))];
  t.same(linesOf(before, after), []);
  t.end();
});

test('a change behind a keyword without a rule is not passed over', (t) => {
  const contract = (title: object) => taking({ not: ref('Task') }, task(title));
  t.same(linesOf(contract({ maxLength: 2 }), contract({ maxLength: 3 })), [
    'breaking POST /tasks › request body: not changed: cannot be judged, so taken as breaking',
  ]);
  t.end();
});

test('a parameter, body, response, header and path that are components are followed', (t) => {
  const to = (group: string) => ({ $ref: `#/components/${group}/One` });
  const shared = (schema: object) => ({
    parameters: { One: { name: 'limit', in: 'query', schema } },
    requestBodies: { One: json(schema) },
    headers: { One: { schema } },
    responses: { One: { description: 'A', headers: { ETag: to('headers') } } },
    pathItems: {
      One: {
        get: { parameters: [to('parameters')], requestBody: to('requestBodies'), responses: { 200: to('responses') } },
      },
    },
  });
  const contract = (schema: object) => contractWith({ paths: { '/a': to('pathItems') }, components: shared(schema) });
  t.same(linesOf(contract({}), contract({ maxLength: 2 })), [
    'breaking GET /a › query parameter limit: maxLength narrowed from none to 2',
    'breaking GET /a › request body: maxLength narrowed from none to 2',
    'compatible GET /a › response 200 › header etag: maxLength narrowed from none to 2',
  ]);
  t.end();
});

test('a component reached by very many ways is compared once', (t) => {
  const pairs = Array.from({ length: 40 }, (_, index) => {
    const next = ref(`Step${index + 1}`);
    return [`Step${index}`, { type: 'object', properties: { left: next, right: next } }];
  });
  const contract = (last: object) => taking(ref('Step0'), { ...Object.fromEntries(pairs), Step40: last });
  const judged = linesOf(contract({}), contract({ maxLength: 2 }));
  t.equal(judged.length, 1);
  t.match(judged[0], /^breaking POST .* › left: maxLength narrowed from none to 2$/);
  t.end();
});

test('parameters that refer to each other in a circle end', (t) => {
  const parameters = { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/components/parameters/A' } };
  const operation = { parameters: [parameters.B] };
  const contract = (description: string) => contractOf({ ...operation, description }, { components: { parameters } });
  t.same(linesOf(contract('a'), contract('b')), ['editorial POST /tasks: description changed']);
  t.end();
});
