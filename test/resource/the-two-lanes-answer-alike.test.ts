import t from 'tap';
import { writeProject } from '../../generated/rows.ts';
import { creating } from '../../src/resource/create.ts';
import { creatingModel } from '../../src/resource/create-model.ts';
import { entriesOf } from '../../src/resource/entries.ts';
import { listing } from '../../src/resource/list.ts';
import type { ModelOf } from '../../src/resource/model.ts';
import { modelEntriesOf } from '../../src/resource/model-entries.ts';
import { modelListing } from '../../src/resource/model-list.ts';
import { rowsOf } from '../../src/resource/rows.ts';
import { draftProject, PROJECT } from '../../src/resources/projects/project.ts';
import { newUser, startApp } from '../helpers/app.ts';

const { app, database } = await startApp(t);
const { prisma } = database;
const rows = rowsOf(PROJECT, writeProject);
const modelOf: ModelOf = (client) => client.project;

/** The fast lane. */
const fast = {
  ...entriesOf(prisma, PROJECT, rows, false),
  list: listing(prisma, PROJECT, rows),
  create: creating(prisma, PROJECT, 'createProject', draftProject),
};

/** Prisma's model calls. */
const plain = {
  ...modelEntriesOf(prisma, PROJECT, modelOf, false),
  list: modelListing(prisma, PROJECT, modelOf),
  create: creatingModel(prisma, PROJECT, 'createProject', draftProject, modelOf),
};

type Lane = typeof fast | typeof plain;
type Query = Parameters<typeof fast.list>[0]['query'];

const COUNT = 25;
const PLAIN = { description: null, color: null, is_archived: false, metadata: {} };
const NOT_ASKED = { include_total: false, include_counts: false, is_archived: false };
const owner = newUser(app).id;
const nothing = { owner, subject: owner, headers: {} };

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: { code?: string; message?: string; data?: unknown; meta?: { next_cursor?: string | null } };
}

/** An answer, its body read as JSON. */
function read({ status, headers, body }: { status: number; headers?: object; body?: unknown }): Answer {
  const isWritten = typeof body === 'string' || Buffer.isBuffer(body);
  return {
    status,
    headers: { ...headers },
    body: JSON.parse(isWritten ? body.toString() : JSON.stringify(body ?? {})),
  };
}

const told = ({ code, status, message, headers }: Answer['body'] & Omit<Answer, 'body'>): Answer => ({
  status,
  headers,
  body: { ...(code && { code }), ...(message && { message }) },
});

/** What both answer, the problem where there is one. */
const outcomes = (ask: (lane: Lane) => Promise<Parameters<typeof read>[0]>): Promise<Answer[]> =>
  Promise.all([ask(fast).then(read, told), ask(plain).then(read, told)]);

const dataOf = (answer: Answer) => answer.body.data as Record<string, unknown>;

const ids: string[] = [];
for (let index = 0; index < COUNT; index += 1) {
  const lane = index % 2 === 0 ? fast : plain;
  const description = index % 3 === 0 ? null : `about "${index}"`;
  const answer = read(
    await lane.create({
      ...nothing,
      body: { ...PLAIN, name: `project ${index % 7}`, description, position: index % 5 },
    }),
  );
  ids.push(String(dataOf(answer).id));
  if (index % 4 === 0) await fast.change(nothing, String(dataOf(answer).id), { is_archived: true });
}
const [first = ''] = ids;

t.test('of one entry', async (t) => {
  for (const id of ids) {
    const [one, other] = await outcomes((lane) => lane.get(nothing, id));
    t.strictSame(one, other);
  }
  for (const headers of [{ 'if-none-match': '"2"' }, { 'if-none-match': '"1"' }, { 'if-match': '"7"' }]) {
    const [one, other] = await outcomes((lane) => lane.get({ owner, subject: owner, headers }, first));
    t.strictSame(one, other, JSON.stringify(headers));
  }
  const [one, other] = await outcomes((lane) => lane.get({ owner: 'nobody', subject: 'nobody', headers: {} }, first));
  t.strictSame(one, other);
  t.match(one, { status: 404, body: { code: 'PROJECT_NOT_FOUND' } });
});

const QUERIES: Partial<Query>[] = [
  {},
  { include_total: true, is_archived: true, include_counts: true },
  { q: 'ABOUT "1' },
  { q: 'a_out' },
  { q: '%' },
  { q: '\\' },
  { is_archived: false, include_total: true, q: 'PROJECT' },
  { created_after: '2000-01-01T00:00:00Z', updated_before: '2999-01-01T00:00:00Z' },
  { created_before: '2000-01-01T00:00:00Z' },
];

t.test('of a list, in every order, through every page', async (t) => {
  for (const field of ['created_at', 'updated_at', 'position', 'name'] as const) {
    for (const sort of [field, `-${field}`] as const) {
      for (const filters of QUERIES) {
        let cursor: string | undefined;
        do {
          const query: Query = { ...NOT_ASKED, ...filters, sort, limit: 7, ...(cursor && { cursor }) };
          const input = { ...nothing, path: { user_id: 'me' }, query };
          const [one, other] = await outcomes((lane) => lane.list(input));
          t.strictSame(one, other, JSON.stringify(query));
          cursor = one?.body.meta?.next_cursor ?? undefined;
        } while (cursor !== undefined);
      }
    }
  }
});

t.test('of a change, which is made once, and of one that changes nothing', async (t) => {
  const [fastId = '', plainId = ''] = [ids[1], ids[3]];
  const changes = [
    ...[{ name: 'another' }, { name: 'another' }, { description: null, position: 9 }, {}],
    ...[{ metadata: { b: '1', aa: '2', a: '3' } }, { metadata: { b: null, a: '3', c: '4' } }, { metadata: { c: '4' } }],
    ...[
      { is_archived: true, metadata: { d: '5' } },
      { metadata: null, color: '#00ff00' },
      { metadata: {} },
      { metadata: null },
    ],
  ];
  for (const [index, change] of changes.entries()) {
    const one = read(await fast.change(nothing, fastId, change));
    const other = read(await plain.change(nothing, plainId, change));
    const shown = (answer: Answer) => {
      const data = dataOf(answer);
      const given = Object.keys(change).map((name) => data[name]);
      return { headers: answer.headers, given, version: data.version, metadata: data.metadata };
    };
    t.strictSame(shown(one), shown(other), `change ${index}`);
    t.strictSame(read(await fast.get(nothing, plainId)), other, 'what is answered is what is stored');
  }
});

t.test('of a write whose precondition does not hold', async (t) => {
  for (const headers of [{ 'if-match': '"99"' }, { 'if-none-match': '*' }]) {
    const input = { owner, subject: owner, headers };
    const [one, other] = await outcomes((lane) => lane.change(input, first, { name: 'never' }));
    t.strictSame(one, other);
    t.equal(one?.status, 412);
    const [kept, alsoKept] = await outcomes((lane) => lane.remove(input, first));
    t.strictSame(kept, alsoKept);
    t.equal(kept?.status, 412);
  }
});

t.test('of many changes at once with one entity tag, one is made', async (t) => {
  const { headers } = read(await plain.get(nothing, first));
  const input = { owner, subject: owner, headers: { 'if-match': headers.ETag } };
  const answers = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) => (index % 2 ? fast : plain).change(input, first, { name: `by ${index}` })),
  );
  t.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
});

t.test('of a creation with a key, whichever was first', async (t) => {
  const body = { ...PLAIN, name: 'once', position: 0 };
  for (const [lane, later] of [
    [fast, plain],
    [plain, fast],
  ] as const) {
    const headers = { 'idempotency-key': `key-${lane === fast}` };
    const made = read(await lane.create({ owner, subject: owner, headers, body }));
    const again = read(await later.create({ owner, subject: owner, headers, body }));
    t.strictSame(again, { ...made, headers: { ...made.headers, 'Idempotency-Replayed': 'true' } });
    const other = { ...body, name: 'another' };
    const [one, two] = await outcomes((either) => either.create({ owner, subject: owner, headers, body: other }));
    t.strictSame(one, two);
    t.match(one, { status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  }
});

t.test('of a deletion, after which there is nothing', async (t) => {
  for (const [index, lane] of [fast, plain].entries()) {
    const id = ids[10 + index] ?? '';
    t.strictSame(read(await lane.remove(nothing, id)), { status: 204, headers: {}, body: {} });
    const [one, other] = await outcomes((either) => either.remove(nothing, id));
    t.strictSame(one, other);
    t.equal(one?.status, 404);
  }
});
