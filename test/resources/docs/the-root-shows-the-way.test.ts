import t from 'tap';
import { jsonIn } from '../../helpers/answers.ts';
import { startApp } from '../../helpers/app.ts';
import { CONTRACT } from '../../helpers/contract.ts';

// In production, where no page of another origin may call unless it is listed: so Origin decides nothing.
const { app } = await startApp(t, { NODE_ENV: 'production' });
const ask = (accept?: string) => app.inject({ url: '/', headers: accept === undefined ? {} : { accept } });

const TO_THE_REFERENCE = [
  ['Firefox', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
  ['HTML and nothing else', 'text/html'],
  ['HTML first', 'text/html, application/json'],
  ['HTML rather', 'application/json;q=0.5, text/html;q=0.6'],
] as const;

t.test('a browser is sent to the reference', async (t) => {
  for (const [name, accept] of TO_THE_REFERENCE) {
    const { statusCode, headers, body } = await ask(accept);
    t.strictSame([statusCode, headers.location, headers.vary, body], [303, '/docs', 'Accept', ''], name);
  }
});

const TO_THE_INDEX = [
  ['nothing', undefined],
  ['curl', '*/*'],
  ['JSON', 'application/json'],
  ['JSON rather', 'text/html;q=0.8, application/json'],
  ['no HTML', 'text/html;q=0, */*'],
  ['something that is not there', 'image/png'],
  ['nonsense', ';;'],
] as const;

t.test('others are told where everything is', async (t) => {
  for (const [name, accept] of TO_THE_INDEX) {
    const answer = await ask(accept);
    t.strictSame([answer.statusCode, answer.headers.vary], [200, 'Accept'], name);
    t.match(answer.headers['content-type'], 'application/json', name);
    const { title, version } = CONTRACT.info;
    t.strictSame(jsonIn(answer), {
      data: { title, version, docs: '/docs', contract: '/openapi.json', health: '/health' },
      meta: {},
    });
  }
});

t.test('what it names is there', async (t) => {
  const { docs, contract, health } = jsonIn<{ data: Record<string, string> }>(await ask()).data;
  for (const link of [docs, contract, health]) {
    const url = String(link);
    t.equal((await app.inject({ url })).statusCode, 200, url);
  }
});

t.test('with CORS the answer depends on the origin as well', async (t) => {
  const origin = 'https://app.example';
  const open = (await startApp(t, { CORS_ORIGINS: origin })).app;
  const answer = await open.inject({ url: '/', headers: { origin } });
  t.strictSame([answer.statusCode, answer.headers.vary], [200, 'Origin, Accept']);
});
