import t from 'tap';
import { readConfig } from '../../src/config/index.ts';
import { startApp, TEST_SECRET } from '../helpers/app.ts';

/** Whether two requests, which differ in `X-Forwarded-For` only, count for two addresses. The tests' own is 127.0.0.1. */
async function areTwo(trust: string, first: string, second: string): Promise<boolean> {
  const { app } = await startApp(t, { RATE_LIMIT_PER_MINUTE: '1', TRUST_PROXY: trust });
  const ask = async (value: string) =>
    (await app.inject({ url: '/problems/internal', headers: { 'x-forwarded-for': value } })).statusCode;
  t.equal(await ask(first), 200);
  return (await ask(second)) === 200;
}

/** The right end of the header is what the nearest proxy wrote, what is left of it came from further away. */
const ROWS: readonly (readonly [trust: string, first: string, second: string, areTwo: boolean])[] = [
  ['false', '192.0.2.1', '192.0.2.2', false],
  ['0', '192.0.2.1', '192.0.2.2', false],
  ['1', '192.0.2.1', '192.0.2.2', true],
  ['1', '192.0.2.1, 192.0.2.9', '192.0.2.2, 192.0.2.9', false],
  ['2', '192.0.2.1, 192.0.2.9', '192.0.2.2, 192.0.2.9', true],
  ['127.0.0.1', '192.0.2.1', '192.0.2.2', true],
  ['10.0.0.0/8', '192.0.2.1', '192.0.2.2', false],
  ['127.0.0.0/8, 192.0.2.9', '192.0.2.1, 192.0.2.9', '192.0.2.2, 192.0.2.9', true],
  ['::1, 127.0.0.0/8', '192.0.2.1, 192.0.2.9', '192.0.2.2, 192.0.2.9', false],
  ['true', '192.0.2.1, 192.0.2.9', '192.0.2.2, 192.0.2.9', true],
];

t.test('the address is taken from as far away as proxies are trusted', async (t) => {
  for (const [trust, first, second, want] of ROWS) {
    t.equal(await areTwo(trust, first, second), want, `${trust}: ${first} and ${second}`);
  }
});

t.test('anything else stops the start', async (t) => {
  const message = /^TRUST_PROXY must be true, false, a number of proxies, or a comma-separated list/;
  for (const value of ['yes', '-1', '1.5', 'localhost', '10.0.0.0/33', '::1/129', '10.0.0.1,', '10.0.0.0/', '1.2.3']) {
    t.throws(() => readConfig({ JWT_SECRET: TEST_SECRET, TRUST_PROXY: value }), { message }, value);
  }
});
