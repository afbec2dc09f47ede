import t from 'tap';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { claims, hmacToken, outcomeOf, part, refused, secretConfig } from './tokens.ts';

const good = hmacToken(claims());
const [header = '', payload = '', signature = ''] = good.split('.');
const verify = createTokenVerifier(secretConfig());

const NO_JWT = refused('The token is not a JWT.');
const SIGNATURE = refused('The signature of the token is not valid.');
const CRIT = refused('The token has a crit header, and no extension is supported.');

const FORMS: readonly (readonly [string, { given: string; want: string }])[] = [
  ['nothing', { given: '', want: NO_JWT }],
  ['one part', { given: 'abc', want: NO_JWT }],
  ['two parts', { given: `${header}.${payload}`, want: NO_JWT }],
  ['four parts', { given: `${good}.${signature}`, want: NO_JWT }],
  ['five parts, like an encrypted token', { given: `${good}.a.b`, want: NO_JWT }],
  ['an empty signature', { given: `${header}.${payload}.`, want: refused('The token is not signed.') }],
  ['a shortened signature', { given: good.slice(0, -4), want: SIGNATURE }],
  ['a lengthened signature', { given: `${good}AAAA`, want: SIGNATURE }],
  ['padding behind the signature', { given: `${good}=`, want: SIGNATURE }],
  ['a line break behind the signature', { given: `${good}\n`, want: SIGNATURE }],
  ['a space in the payload', { given: `${header}. ${payload}.${signature}`, want: NO_JWT }],
  ['a character outside ASCII', { given: `${header}é.${payload}.${signature}`, want: NO_JWT }],
  ['a header that is no JSON', { given: `${part('nonsense')}.${payload}.${signature}`, want: NO_JWT }],
  ['a header that is a list', { given: `${part([])}.${payload}.${signature}`, want: NO_JWT }],
  ['a payload that is no JSON', { given: hmacToken('nonsense'), want: NO_JWT }],
  ['a payload that is a list', { given: hmacToken(['alice']), want: NO_JWT }],
  ['a payload that is null', { given: hmacToken(null), want: NO_JWT }],
  ['a critical extension', { given: hmacToken(claims(), { crit: ['exp'], exp: 1 }), want: CRIT }],
  ['unencoded payloads', { given: hmacToken(claims(), { crit: ['b64'], b64: true }), want: CRIT }],
  [
    'a critical extension that would break a header line',
    { given: hmacToken(claims(), { crit: ['a"\r\nb: c'] }), want: CRIT },
  ],
  ['crit that is empty', { given: hmacToken(claims(), { crit: [] }), want: CRIT }],
  ['crit that is null', { given: hmacToken(claims(), { crit: null }), want: CRIT }],
  ['crit that is false', { given: hmacToken(claims(), { crit: false }), want: CRIT }],
  ['crit that is empty text', { given: hmacToken(claims(), { crit: '' }), want: CRIT }],
];

t.test('a token of another form is refused, the first time and again', async (t) => {
  for (const [name, { given, want }] of FORMS) {
    t.equal(await outcomeOf(verify, given), want, name);
    t.equal(await outcomeOf(verify, given), want, `${name}, again`);
  }
  t.equal(await outcomeOf(verify, good), 'subject alice', 'and the good one is still good');
});

t.test('a token of more than 8 KiB is refused before it is read', async (t) => {
  const want = refused('The token has more than 8192 bytes.');
  t.equal(await outcomeOf(verify, hmacToken(claims({ pad: 'a'.repeat(8192) }))), want, 'a good one otherwise');
  t.equal(await outcomeOf(verify, 'a'.repeat(8193)), want);
  t.equal(await outcomeOf(verify, '.'.repeat(1_000_000)), want);
});
