import { randomBytes } from 'node:crypto';
import t from 'tap';
import { type Taskpact, unwrap } from 'taskpact-client';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { encodeCursor } from '../../src/resource/cursor.ts';
import { clientOf } from '../faults/follower.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService, tokenOf } from '../processes/service.ts';

/** What each of bob's titles has in it. */
const SECRET = 'Of Bob';
const LAST = 'The last one of Mallory';

/** Makes and deletes something; gives the tokens behind each of its changes. */
async function live(api: Taskpact, title: string): Promise<string[]> {
  const { id } = unwrap(await api.projects.create({ name: title }));
  for (const priority of [1, 2, 3]) unwrap(await api.tasks.create({ title, priority, project_id: id }));
  const gone = unwrap(await api.tasks.create({ title }));
  await api.tasks.delete(gone.id);
  const tokens = [unwrap(await api.changes.digest()).next];
  for (let since: string | undefined; ; since = tokens.at(-1)) {
    const { meta } = await api.changes.list({ ...(since && { since }), limit: 1 });
    if (!meta?.count) return tokens;
    tokens.push(meta.next);
  }
}

/** What a token holds behind its digest, as `src/resources/changes/token.ts` writes it. */
const placeIn = (token: string): unknown[] => JSON.parse(Buffer.from(token, 'base64url').toString('utf8', 9));

/** A token with a digest that is right, which anyone can make. */
const forge = (text: string): string => encodeCursor(JSON.stringify(['changes', 'mallory']), text);

/** Tokens that mallory makes of her own and of bob's. */
function forged(own: readonly string[], bobs: readonly string[]): string[] {
  const [epoch, number, kind, id, from] = placeIn(own.at(-1) ?? '');
  const others = bobs.map(placeIn);
  const odd = [
    null,
    {},
    [],
    '',
    'x',
    '1',
    0,
    -1,
    1.5,
    1e308,
    2 ** 53 - 1,
    2 ** 53,
    true,
    "'; --",
    '\0',
    'x'.repeat(3000),
  ];
  const kinds = ['task', 'project', 'deleted task', 'deleted ', 'deleted users', 'constructor', '~', ''];
  return [
    ...others.map((place) => JSON.stringify(place)),
    ...others.map(([, number, kind, id, from]) => JSON.stringify([epoch, number, kind, id, from])),
    ...kinds.flatMap((kind) => others.map(([, , , id]) => JSON.stringify([epoch, 0, kind, id, 0]))),
    ...odd.flatMap((value) => [
      JSON.stringify([value, number, kind, id, from]),
      JSON.stringify([epoch, value, kind, id, from]),
      JSON.stringify([epoch, number, value, id, from]),
      JSON.stringify([epoch, number, kind, value, from]),
      JSON.stringify([epoch, number, kind, id, value]),
      JSON.stringify(value),
    ]),
    ...['', '{', '['.repeat(3000), '"\ud800"', '[1,2,3]', `${'{"a":'.repeat(800)}1${'}'.repeat(800)}`],
  ].map(forge);
}

/** Tokens that are damaged: each is 400. */
function damaged(token: string): string[] {
  const bytes = Buffer.from(token, 'base64url');
  const flipped = Array.from({ length: bytes.length * 8 }, (_, bit) =>
    Buffer.from(bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))).toString(
      'base64url',
    ),
  );
  const cut = Array.from({ length: token.length - 1 }, (_, index) => token.slice(0, index + 1));
  const random = Array.from({ length: 200 }, (_, index) => randomBytes(index + 1).toString('base64url'));
  return [...flipped, ...cut, ...random, `${token}A`, `${token}=`, 'A'.repeat(7000)];
}

t.test('no token of changes shows what is not its user’s', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    'Tokens of changes of another user, forged ones and damaged ones, for pages and for streams',
    'each is 400 or 410, or begins somewhere among the own changes; never a change of another user, never a 5xx',
  );
  const postgres = await startPostgres(t, { fsync: 'off' });
  await applyMigrations({ connectionString: postgres.url });
  const service = await startService(t, { DATABASE_URL: postgres.url, STREAMS_PER_USER: '10000' });
  const [bob, mallory] = ['bob', 'mallory'].map((user) => clientOf(user, () => service.origin)) as [Taskpact, Taskpact];
  const bobs = await live(bob, SECRET);
  const own = await live(mallory, 'Of Mallory');
  const authorization = `Bearer ${tokenOf('mallory')}`;
  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${service.origin}/api/me/changes${path}`, { headers: { authorization, ...headers } });
  const statuses: Record<string, number> = {};
  const streams: Response[] = [];
  // One signal for thousands of requests would have a listener, and a warning, for each.
  t.teardown(() => Promise.allSettled(streams.map(({ body }) => body?.cancel())));

  /** Sends a token in every way. */
  const send = async (token: string, expected: readonly number[]): Promise<void> => {
    const since = `since=${encodeURIComponent(token)}`;
    const pages = [await ask(`?${since}`), await ask(`?${since}&limit=1`)];
    const opened = [await ask(`/stream?${since}`), await ask('/stream', { 'last-event-id': token })];
    for (const answer of [...pages, ...opened]) {
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (!expected.includes(answer.status)) t.fail(`${answer.status} to ${token}`);
      if (opened.includes(answer) && answer.ok) streams.push(answer);
      else if ((await answer.text()).includes(SECRET)) t.fail(`a leak to ${token}`);
    }
  };
  for (const token of own) {
    t.equal(forge(JSON.stringify(placeIn(token))), token, 'tokens are forged as they are made');
    await send(token, [200]);
  }
  for (const token of bobs) await send(token, [400]);
  for (const token of damaged(own.at(-1) ?? '')) await send(token, [400]);
  for (const token of forged(own, bobs)) await send(token, [200, 400, 410]);

  unwrap(await mallory.tasks.create({ title: LAST }));
  for (const { body } of streams) {
    let text = '';
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (text.includes(LAST)) break;
    }
    t.ok(text.includes(LAST) && !text.includes(SECRET), 'a stream has the own changes only');
  }
  figure(`answers by status: ${JSON.stringify(statuses)}; ${streams.length} streams without a change of another user`);
  t.strictSame(service.log(), []);
  t.equal(await service.stop(), 0);
});
