import t from 'tap';
import { LARGEST_BODY_BYTES } from '../../../../generated/limits.ts';
import { outcome } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everythingOf } from '../../../helpers/rows.ts';
import { create, isReplay } from './creations.ts';

const { app, database } = await startApp(t, { BODY_LIMIT_BYTES: String(LARGEST_BODY_BYTES) });

const NOWHERE = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

interface Refused {
  body?: string;
  headers?: Record<string, string>;
  want: string;
}

const REFUSED: Record<string, Refused> = {
  'without a body': { body: '', want: '400 VALIDATION_FAILED' },
  'with a blank title': { body: '{"title":" "}', want: '400 VALIDATION_FAILED' },
  'with an unknown field': { body: '{"title":"x","done":true}', want: '400 VALIDATION_FAILED' },
  'with a position that is no number': { body: '{"title":"x","position":"0"}', want: '400 VALIDATION_FAILED' },
  'with a time without its day': { body: '{"title":"x","due":{"time":"14:30:00"}}', want: '400 VALIDATION_FAILED' },
  'with U+0000': { body: '{"title":"a\\u0000b"}', want: '400 VALIDATION_FAILED' },
  'that is no JSON': { body: '{"title":', want: '400 MALFORMED_JSON' },
  'that is too large': { body: `{"title":"${'x'.repeat(LARGEST_BODY_BYTES)}"}`, want: '413 PAYLOAD_TOO_LARGE' },
  'of another media type': { headers: { 'content-type': 'text/plain' }, want: '415 UNSUPPORTED_MEDIA_TYPE' },
  'with a bad token': { headers: { authorization: 'Bearer x' }, want: '401 UNAUTHENTICATED' },
  // What only the database can say.
  'with the project of nobody': { body: `{"title":"x","project_id":"${NOWHERE}"}`, want: '400 VALIDATION_FAILED' },
  'below a task of nobody': { body: `{"title":"x","parent_id":"${NOWHERE}"}`, want: '400 VALIDATION_FAILED' },
};

for (const [name, { body = '{"title":"x"}', headers = {}, want }] of Object.entries(REFUSED)) {
  t.test(`a request ${name} keeps nothing, and its key is free`, async (t) => {
    const alice = newUser(app);
    t.equal(outcome(await create(alice, 'key', body, headers)), want);
    t.strictSame(await everythingOf(database, alice.id), {});
    const good = await create(alice, 'key', { title: 'good' });
    t.equal(good.statusCode, 201);
    t.notOk(isReplay(good));
    t.equal(good.json().data.title, 'good');
  });
}

t.test('a request that is refused does not free the key of one that was not', async (t) => {
  const alice = newUser(app);
  await create(alice, 'key', { title: 'good' });
  t.equal(outcome(await create(alice, 'key', { title: '' })), '400 VALIDATION_FAILED');
  t.equal(outcome(await create(alice, 'key', { title: 'other' })), '422 IDEMPOTENCY_KEY_REUSED');
  t.ok(isReplay(await create(alice, 'key', { title: 'good' })));
});
