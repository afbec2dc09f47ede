import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';

const { app } = await startApp(t);
const alice = newUser(app);

const BLANK = 'must not be blank (white space alone), and must not contain U+0000';
const MOMENT =
  'must be a date with a time and its offset from UTC, like 2026-11-01T00:00:00Z (in an address the + of an offset is written %2B)';
const TAGS =
  'must be *, or entity tags with their double quotes, separated by commas, like "3"; are the quotes missing?';
const UUID = 'must be a UUID, like 019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';
const DAY = 'must be a day that there is, in the years 0001 to 9999, like 2026-11-21';
const TIME = 'must be a time from 00:00:00 to 23:59:59, with seconds, or null';
const NOBODYS = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';
const MANY = Array.from({ length: 21 }, (_, number) => `tag ${number}`);
const KEY = 'must be ASCII without spaces and control characters, like 0b5f2a54-8a4e-4f0e-9a63-6f0f5a2b7c11';
const NO_ZERO = 'must not contain U+0000';

const ZONE = 'must be a time zone of the IANA database, like Europe/Vienna, and no offset, or null';
const LONG_NAME = 'the name must NOT have more than 40 characters';
const BRACKETS = 'must have one key in brackets and no brackets in it, like metadata[key]=value';

type Asked = Parameters<typeof alice.request>[0];

const create = (payload: object): Asked => ({ method: 'POST', url: 'tasks', payload });
const move = (payload: object): Asked => ({
  method: 'PATCH',
  url: 'tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10/move',
  payload,
});
const post = (headers: Record<string, string>): Asked => ({ ...create({ title: 'Buy milk' }), headers });

/** A request, and all that is found in it: the place, and what is said. */
const FOUND: readonly (readonly [Asked, ...(readonly [string, string])[]])[] = [
  [create({ title: '   ' }), ['/title', BLANK]],
  [create({ title: '' }), ['/title', 'must NOT have fewer than 1 characters']],
  [create({ title: 'a\0' }), ['/title', BLANK]],
  [create({ title: 'x', description: '\0' }), ['/description', NO_ZERO]],
  [create({ title: 'x', position: '1' }), ['/position', 'must be number']],
  [create({ title: 1, position: '0.5' }), ['/title', 'must be string'], ['/position', 'must be number']],
  [create({ title: 'x', position: 1e16 }), ['/position', 'must be <= 1000000000000000']],
  [create({ title: 'x', due: { time: '14:30:00' } }), ['/due/date', 'is required']],
  [create({ title: 'x', due: { date: '2026-02-29' } }), ['/due/date', DAY]],
  [create({ title: 'x', due: { date: '2026-11-21', time: '24:00:00' } }), ['/due/time', TIME]],
  [create({ title: 'x', due: { date: '2026-11-21', time_zone: '+01:00' } }), ['/due/time_zone', ZONE]],
  [create({ title: 'x', priority: 10 }), ['/priority', 'must be <= 9']],
  [create({ title: 'x', tags: ['a', ' '] }), ['/tags/1', BLANK]],
  [create({ title: 'x', tags: MANY }), ['/tags', 'must NOT have more than 20 items']],
  [create({ title: 'x', project_id: NOBODYS }), ['/project_id', 'must be the id of one of your projects']],
  [create({ title: 'x', parent_id: NOBODYS }), ['/parent_id', 'must be the id of one of your tasks']],
  [create({ title: 'x', metadata: { ['k'.repeat(41)]: 'v' } }), [`/metadata/${'k'.repeat(41)}`, LONG_NAME]],
  [move({}), ['', 'must have exactly one of after, before, to']],
  [{ url: 'tasks?priority=1&priority=high' }, ['priority/1', 'must be integer']],
  [{ url: 'tasks?tag=a&tag=%20' }, ['tag/1', BLANK]],
  [{ url: 'tasks?due_after=2026-11-21T00:00:00Z' }, ['due_after', DAY]],
  [{ url: 'tasks?metadata[a][b]=c' }, ['metadata[a][b]', BRACKETS]],
  [post({ 'idempotency-key': 'two words' }), ['idempotency-key', KEY]],
  [{ url: 'tasks?limit=1.5' }, ['limit', 'must be integer']],
  [{ url: 'tasks?created_after=2026-11-01' }, ['created_after', MOMENT]],
  [{ url: 'tasks?updated_before=2026-11-20T10:00:00+01:00' }, ['updated_before', MOMENT]],
  [{ url: 'tasks?q=%00' }, ['q', NO_ZERO]],
  [{ url: 'tasks?is_completed=yes' }, ['is_completed', 'must be boolean']],
  [{ url: 'tasks/1' }, ['task_id', UUID]],
  [{ url: 'tasks', headers: { 'if-none-match': '1' } }, ['if-none-match', TAGS]],
  [{ url: 'tasks', headers: { 'if-match': '1' } }, ['if-match', TAGS]],
  [{ url: 'tasks', headers: { 'if-match': 'W/3' } }, ['if-match', TAGS]],
  [{ url: 'tasks', headers: { 'if-match': '"3' } }, ['if-match', TAGS]],
];

t.test('a finding names the value and says in words what is allowed, once', async (t) => {
  for (const [request, ...want] of FOUND) {
    const problem = isProblem(t, await alice.request(request), 'VALIDATION_FAILED', JSON.stringify(request));
    const found = (problem.errors ?? []).map(({ pointer, name, detail }) => [pointer ?? name, detail]);
    t.strictSame(found, want, JSON.stringify(request));
    t.match(problem.detail, `${want[0]?.join(': ')}`, 'and the problem leads with it');
  }
});
