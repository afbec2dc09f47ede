import t from 'tap';
import { fuzzApp } from './service.ts';

t.test('a write that raises no version is found, with the requests that led there', { timeout: 110_000 }, async (t) => {
  const { findings } = await fuzzApp(t, 200, (app) => {
    app.addHook('onSend', async ({ method }, reply, payload) => {
      if (method !== 'PUT' || reply.statusCode !== 200) return payload;
      return String(payload).replace('"version":2', '"version":1');
    });
  });
  const [finding = ''] = findings;
  // A title may hold what ends a line (U+2028).
  t.match(finding, /^replace(Task|Project): the entry: .*"version":1.*, not .*"version":2/s);
  t.match(finding, /^ +curl -i --path-as-is -X POST /m);
  t.match(finding, /^ +curl -i --path-as-is -X PUT /m);
});
