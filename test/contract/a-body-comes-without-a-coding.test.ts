import { gzipSync } from 'node:zlib';
import t from 'tap';
import { OPERATIONS } from '../../generated/operations.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { contractFaults } from '../helpers/contract.ts';
import { bodiesOf } from '../helpers/examples.ts';
import { ALL, operationOf, readyRequest, requestFor, WITH_BODY } from '../helpers/operations.ts';
import { everythingOf } from '../helpers/rows.ts';

const { app, database } = await startApp(t);
const alice = newUser(app);

const CODINGS = [
  'gzip',
  'GZIP',
  'x-gzip',
  'deflate',
  'br',
  'zstd',
  'unknown',
  'gzip, identity',
  'identity, gzip',
  'identityx',
  'identityidentity',
];

for (const id of WITH_BODY) {
  t.test(`${id} refuses a Content-Encoding, and says that it takes none`, async (t) => {
    const request = await readyRequest(alice, id);
    const before = await everythingOf(database, alice.id);
    for (const coding of CODINGS) {
      const headers = { ...request.headers, 'content-encoding': coding };
      for (const payload of [gzipSync(String(request.payload)), String(request.payload)]) {
        const answer = await alice.request({ ...request, headers, payload });
        const { detail } = isProblem(t, answer, 'UNSUPPORTED_MEDIA_TYPE', coding);
        t.match(detail, coding);
        t.equal(answer.headers['accept-encoding'], 'identity');
        t.notOk('accept-patch' in answer.headers, 'which would say that it was the media type');
        t.strictSame(contractFaults(id, answer), []);
      }
    }
    t.strictSame(await everythingOf(database, alice.id), before);
  });

  t.test(`${id} refuses a media type without naming codings`, async (t) => {
    const request = requestFor(id);
    const answer = await alice.request({ ...request, headers: { 'content-type': 'text/plain' } });
    isProblem(t, answer, 'UNSUPPORTED_MEDIA_TYPE');
    t.notOk('accept-encoding' in answer.headers);
    t.equal('accept-patch' in answer.headers, OPERATIONS[id].method === 'PATCH');
  });

  t.test(`${id} takes a body that says that it is as it is`, async (t) => {
    for (const coding of ['identity', 'Identity', 'identity, identity', '']) {
      const request = await readyRequest(alice, id);
      const answer = await alice.request({ ...request, headers: { ...request.headers, 'content-encoding': coding } });
      t.match(answer.statusCode, /^20[01]$/, coding);
    }
  });
}

t.test('without a body there is nothing to be coded', async (t) => {
  const headers = { 'content-encoding': 'gzip' };
  for (const id of ALL.filter((id) => bodiesOf(operationOf(id)).some(({ payload }) => payload === undefined))) {
    const { payload: _payload, ...request } = await readyRequest(alice, id);
    t.match((await alice.request({ ...request, headers })).statusCode, /^20[04]$/, id);
  }
});
