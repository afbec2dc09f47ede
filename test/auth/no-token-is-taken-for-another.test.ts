import t from 'tap';
import { createTokenCache } from '../../src/auth/token-cache.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { lists, startKeyServer } from './key-server.ts';
import { claims, hmacToken, keySetConfig, makePair, outcomeOf, pairToken, secretConfig } from './tokens.ts';

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The token with another character at a place, for each place. */
const changedOnce = (token: string): string[] =>
  Array.from(token, (character, place) => {
    const other = BASE64URL[(BASE64URL.indexOf(character) + 1) % 64];
    return token.slice(0, place) + other + token.slice(place + 1);
  });

/** Every last character: some differ only in bits that are not part of the signature (RFC 4648 section 3.5). */
const otherEndings = (token: string): string[] => Array.from(BASE64URL, (last) => token.slice(0, -1) + last);

const spelled = (token: string): string[] => [
  `${token}=`,
  `${token}==`,
  `${token} `,
  ` ${token}`,
  token.replaceAll('-', '+').replaceAll('_', '/'),
  token.toUpperCase(),
];

const alice = claims({ sub: 'alice' });
const bob = claims({ sub: 'bob' });
const pair = makePair('EdDSA', 'k');
const server = await startKeyServer(lists(pair));
t.teardown(() => server.stop());

for (const [name, config, sign] of [
  ['a secret', secretConfig(), (payload: unknown) => hmacToken(payload)],
  ['a key set', keySetConfig(server.url), (payload: unknown) => pairToken(pair, payload)],
] as const) {
  t.test(`${name}: what nearly is a remembered token has the outcome that it has without one`, async (t) => {
    const [remembering, forgetful] = [config, { ...config, JWT_CACHE_BYTES: 0 }].map((each) =>
      createTokenVerifier(each),
    );
    if (!remembering || !forgetful) throw new Error('There are two');
    const token = sign(alice);
    t.equal(await outcomeOf(remembering, token), 'subject alice');
    for (const other of [...changedOnce(token), ...otherEndings(token), ...spelled(token)]) {
      t.equal(await outcomeOf(remembering, other), await outcomeOf(forgetful, other), other);
    }
    t.equal(await outcomeOf(remembering, token), 'subject alice');
  });

  t.test(`${name}: parts of two remembered tokens make none`, async (t) => {
    const verify = createTokenVerifier(config);
    const [first, second] = [sign(alice), sign(bob)];
    for (const [token, want] of [
      [first, 'subject alice'],
      [second, 'subject bob'],
      [first, 'subject alice'],
    ] as const) {
      t.equal(await outcomeOf(verify, token), want);
    }
    const [header, aliceClaims, aliceSignature] = first.split('.');
    const [, bobClaims, bobSignature] = second.split('.');
    t.match(await outcomeOf(verify, `${header}.${bobClaims}.${aliceSignature}`), /^401 .*signature/);
    t.match(await outcomeOf(verify, `${header}.${aliceClaims}.${bobSignature}`), /^401 .*signature/);
  });
}

t.test('of two texts with one end each is known by itself, or not at all', async (t) => {
  const cache = createTokenCache<undefined>(2 ** 20);
  const end = 'e'.repeat(500);
  const known = (subject: string) => ({
    subject,
    expires: 1,
    starts: undefined,
    issued: undefined,
    owners: [],
    scopes: undefined,
  });
  t.match(cache.add(`a${end}`, known('alice'), undefined), { subject: 'alice' });
  for (const other of [`b${end}`, end, `aa${end}`, end.slice(-43), '']) t.equal(cache.get(other), undefined);
  t.match(cache.get(`a${end}`), { subject: 'alice' });
  t.match(cache.add(`b${end}`, known('bob'), undefined), { subject: 'bob' });
  t.match(cache.get(`b${end}`), { subject: 'bob' });
  t.equal(cache.get(`a${end}`), undefined);
});

t.test('a text that does not fit into bytes is not remembered, nor another one in its place', async (t) => {
  const cache = createTokenCache<undefined>(2 ** 20);
  const known = { subject: 'alice', expires: 1, starts: undefined, issued: undefined, owners: [], scopes: undefined };
  t.match(cache.add('\u0141', known, undefined), { subject: 'alice' });
  for (const text of ['\u0141', 'A']) t.equal(cache.get(text), undefined, text);
});
