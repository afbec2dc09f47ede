import t from 'tap';
import { claimsOf } from '../../src/auth/claims.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { claims, hmacToken, now, outcomeOf, RULES, refused, secretConfig } from './tokens.ts';

const EXPIRED = refused('The token has expired.');
const EARLY = refused('The token is not valid yet.');
const AHEAD = refused('The token is issued in the future.');
const noDate = (claim: string) => refused(`The ${claim} claim of the token is not a date in seconds.`);

const TIMES: readonly (readonly [string, { given: Record<string, unknown>; want: string }])[] = [
  ['expired', { given: { exp: now() - 1 }, want: EXPIRED }],
  ['expired at the beginning of time', { given: { exp: 0 }, want: EXPIRED }],
  ['expired before it', { given: { exp: -1e12 }, want: EXPIRED }],
  ['no exp', { given: { exp: undefined }, want: refused('The token has no exp claim: it would never expire.') }],
  ['exp null', { given: { exp: null }, want: noDate('exp') }],
  ['exp as text', { given: { exp: String(now() + 60) }, want: noDate('exp') }],
  ['exp as ISO date', { given: { exp: '2999-01-01T00:00:00Z' }, want: noDate('exp') }],
  ['exp in a list', { given: { exp: [now() + 60] }, want: noDate('exp') }],
  ['exp true', { given: { exp: true }, want: noDate('exp') }],
  ['exp beyond all dates', { given: { exp: 1e308 }, want: noDate('exp') }],
  ['exp one second beyond all dates', { given: { exp: 8.64e12 + 1 }, want: noDate('exp') }],
  ['exp before all dates', { given: { exp: -1e308 }, want: noDate('exp') }],
  ['not valid yet', { given: { nbf: now() + 60 }, want: EARLY }],
  ['nbf as text', { given: { nbf: '0' }, want: noDate('nbf') }],
  ['nbf null', { given: { nbf: null }, want: noDate('nbf') }],
  ['nbf beyond all dates', { given: { nbf: 1e308 }, want: noDate('nbf') }],
  ['issued in the future', { given: { iat: now() + 60 }, want: AHEAD }],
  ['iat as text', { given: { iat: '0' }, want: noDate('iat') }],
  ['iat beyond all dates', { given: { iat: 1e308 }, want: noDate('iat') }],
];

t.test('a token is refused outside its time', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  for (const [name, { given, want }] of TIMES) {
    const token = hmacToken(claims(given));
    t.equal(await outcomeOf(verify, token), want, name);
    t.equal(await outcomeOf(verify, token), want, `${name}, again`);
  }
  // JSON.stringify would make null of it, JSON.parse makes Infinity.
  const infinite = hmacToken(`{"sub":"alice","exp":1e999}`);
  t.equal(await outcomeOf(verify, infinite), noDate('exp'), 'exp that reads as Infinity');
});

t.test('the clock tolerance moves each limit by so many seconds and no further', async (t) => {
  const rules = { ...RULES, clockTolerance: 5 };
  const at = (time: number) => () =>
    claimsOf({ header: {}, payload: { sub: 'alice', iat: 1000, nbf: 1000, exp: 2000 } }, rules, time).subject;
  t.throws(at(994.9), { code: 'UNAUTHENTICATED' }, 'too early');
  t.equal(at(995)(), 'alice', 'as early as can be');
  t.equal(at(2004.9)(), 'alice', 'as late as can be');
  t.throws(at(2005), { message: 'The token has expired.' }, 'the moment of exp is too late (RFC 7519 section 4.1.4)');
});

t.test('iat has its own limit, whatever nbf says', async (t) => {
  const rules = { ...RULES, clockTolerance: 5 };
  const at = (time: number) => () =>
    claimsOf({ header: {}, payload: { sub: 'alice', iat: 1000, exp: 2000 } }, rules, time).subject;
  t.throws(at(994.9), { message: 'The token is issued in the future.' });
  t.equal(at(995)(), 'alice');
});

t.test('a token expires although its signature is remembered', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  const expires = now() + 60;
  const token = hmacToken(claims({ exp: expires }));
  t.equal(await outcomeOf(verify, token), 'subject alice');
  t.intercept(Date, 'now', { value: () => expires * 1000 });
  t.equal(await outcomeOf(verify, token), EXPIRED);
});

t.test('a remembered token is not good before its time, should the clock be set back', async (t) => {
  const verify = createTokenVerifier(secretConfig({ JWT_CLOCK_TOLERANCE: 5 }));
  const time = now();
  for (const [claim, want] of [
    ['nbf', EARLY],
    ['iat', AHEAD],
  ] as const) {
    const token = hmacToken(claims({ [claim]: time }));
    t.equal(await outcomeOf(verify, token), 'subject alice');
    for (const [seconds, outcome] of [
      [5.1, want],
      [4.9, 'subject alice'],
    ] as const) {
      const clock = t.intercept(Date, 'now', { value: () => (time - seconds) * 1000 });
      t.equal(await outcomeOf(verify, token), outcome, `${claim}, ${seconds} seconds before`);
      clock.restore();
    }
  }
});

t.test('a token that came too early is accepted when its time has come', async (t) => {
  const verify = createTokenVerifier(secretConfig({ JWT_CLOCK_TOLERANCE: 5 }));
  const starts = now() + 7;
  const token = hmacToken(claims({ nbf: starts }));
  t.equal(await outcomeOf(verify, token), EARLY);
  t.intercept(Date, 'now', { value: () => (starts - 5) * 1000 });
  t.equal(await outcomeOf(verify, token), 'subject alice');
});
