import t from 'tap';
import { readConfig } from '../../src/config/index.ts';
import { SECRETS } from './sender.ts';

const URL = 'https://app.example/hooks';
const read = (environment: Record<string, string>) => () => readConfig(environment);
const secretOf = (bytes: number): string => `whsec_${Buffer.alloc(bytes, 'x').toString('base64')}`;

/** The whole message: it does not hold the value, which is a secret. */
const TOLD = 'WEBHOOK_SECRET must be one or two secrets like whsec_<24 to 64 bytes in base64>, separated by a comma';

t.test('URLs that are encrypted or of this machine', async (t) => {
  for (const url of [URL, 'http://127.0.0.1:80/', 'http://localhost:8080/a?b=c', 'http://[::1]/'])
    t.equal(readConfig({ WEBHOOK_URL: url, WEBHOOK_SECRET: SECRETS[0] }).WEBHOOK_URL, url);
  for (const url of [
    'http://app.example/',
    'ftp://app.example/',
    'https://ada:pw@app.example/',
    'hooks',
    'http://127.0.0.1.evil.example/',
  ])
    t.throws(
      read({ WEBHOOK_URL: url, WEBHOOK_SECRET: SECRETS[0] }),
      { message: /^WEBHOOK_URL must be a URL like https/ },
      url,
    );
});

t.test('one or two secrets of 24 to 64 bytes', async (t) => {
  for (const separator of [' ', ',', ', '])
    t.strictSame(readConfig({ WEBHOOK_URL: URL, WEBHOOK_SECRET: SECRETS.join(separator) }).WEBHOOK_SECRET, SECRETS);
  for (const bytes of [24, 64]) t.doesNotThrow(read({ WEBHOOK_URL: URL, WEBHOOK_SECRET: secretOf(bytes) }), `${bytes}`);
  const wrong = [
    secretOf(23),
    secretOf(65),
    'whsec_',
    SECRETS[0].slice(6),
    `${SECRETS[0]}!`,
    [...SECRETS, SECRETS[0]].join(),
  ];
  for (const secret of wrong) {
    t.throws(read({ WEBHOOK_URL: URL, WEBHOOK_SECRET: secret }), { message: TOLD });
  }
});

t.test('both or none', async (t) => {
  t.throws(read({ WEBHOOK_URL: URL }), { message: /^WEBHOOK_SECRET and WEBHOOK_URL must be set together/ });
  t.throws(read({ WEBHOOK_SECRET: SECRETS[0] }), { message: /^WEBHOOK_SECRET and WEBHOOK_URL must be set together/ });
  t.equal(readConfig({}).WEBHOOK_URL, undefined);
});

t.test('events by the names that the contract has', async (t) => {
  const receiver = { WEBHOOK_URL: URL, WEBHOOK_SECRET: SECRETS[0] };
  t.strictSame(readConfig({ ...receiver, WEBHOOK_EVENTS: 'task.deleted, task.upserted' }).WEBHOOK_EVENTS, [
    'task.deleted',
    'task.upserted',
  ]);
  for (const alone of [{ WEBHOOK_EVENTS: 'task.deleted' }, { WEBHOOK_PAYLOAD: 'thin' }])
    t.throws(read(alone), { message: /^WEBHOOK_URL must be set with WEBHOOK_EVENTS and WEBHOOK_PAYLOAD/ });
  t.throws(read({ WEBHOOK_EVENTS: 'task.made' }), {
    message: /^WEBHOOK_EVENTS must be a comma-separated list of task\.upserted/,
  });
  t.throws(read({ WEBHOOK_PAYLOAD: 'fat' }), { message: /^WEBHOOK_PAYLOAD must be full or thin/ });
});
