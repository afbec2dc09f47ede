import t from 'tap';
import { createTaskpact } from 'taskpact-client';
import { startServed } from './start.ts';

const { proxy, newClient } = await startServed(t);

for (const [name, answer] of Object.entries({
  'a page of a gateway': { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' },
  'a sign-in page with status 200': { status: 200, headers: { 'content-type': 'text/html' }, body: '<form></form>' },
  "a gateway's own JSON": {
    status: 500,
    headers: { 'content-type': 'application/json' },
    body: '{"data":[],"meta":{}}',
  },
  'JSON that is none': { status: 200, headers: { 'content-type': 'application/json' }, body: '{"data":[' },
  'a problem that is none': { status: 500, headers: { 'content-type': 'application/problem+json' }, body: 'no' },
})) {
  t.test(`${name} is told as such`, async (t) => {
    const begin = proxy.seen.length;
    proxy.fail(answer);
    const { data, error, response } = await newClient().tasks.list();
    t.strictSame([data, response?.status], [undefined, answer.status]);
    const type = answer.headers['content-type'];
    const detail = `${proxy.url}/api/me/tasks answered ${answer.status} ${type}, not in the contract`;
    t.strictSame(error, { code: 'UNEXPECTED_ANSWER', detail });
    t.equal(proxy.seen.length - begin, 1, 'and not asked for again');
  });
}

t.test('an address that is none is refused at once', async (t) => {
  t.throws(() => createTaskpact({ baseUrl: 'tasks.example', token: () => '' }), TypeError);
});
