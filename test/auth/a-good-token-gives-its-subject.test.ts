import t from 'tap';
import { createTokenVerifier, type TokenConfig } from '../../src/auth/verifier.ts';
import { claims, hmacToken, now, outcomeOf, part, secretConfig } from './tokens.ts';

interface Case {
  readonly given: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly config?: Partial<TokenConfig>;
  readonly want?: string;
}

const CASES: readonly (readonly [string, Case])[] = [
  ['the least there can be', { given: {} }],
  ['no typ in the header', { given: {}, header: { typ: undefined } }],
  ['a kid, which a secret has no use for', { given: {}, header: { kid: '../../dev/null' } }],
  ['issued and valid from now on', { given: { iat: now(), nbf: now() } }],
  ['a fraction of a second', { given: { iat: now() - 0.5, exp: now() + 60.5 } }],
  ['an audience where none is configured', { given: { aud: 'someone-else', iss: 'anyone' } }],
  ['the configured issuer', { given: { iss: 'https://i' }, config: { JWT_ISSUER: 'https://i' } }],
  ['the configured audience', { given: { aud: 'tasks' }, config: { JWT_AUDIENCE: 'tasks' } }],
  ['ours among several audiences', { given: { aud: ['mail', 'tasks'] }, config: { JWT_AUDIENCE: 'tasks' } }],
  ['another user claim', { given: { sub: 7, uid: 'bob' }, config: { JWT_USER_CLAIM: 'uid' }, want: 'bob' }],
  ['a subject of 255 characters', { given: { sub: 'a'.repeat(255) }, want: 'a'.repeat(255) }],
  ['a subject of 255 characters outside the BMP', { given: { sub: '😀'.repeat(255) }, want: '😀'.repeat(255) }],
  ['a subject with spaces and slashes', { given: { sub: 'auth0|a b/c' }, want: 'auth0|a b/c' }],
  ['the subject me', { given: { sub: 'me' }, want: 'me' }],
  ['expired within the tolerance', { given: { exp: now() - 60 }, config: { JWT_CLOCK_TOLERANCE: 300 } }],
  ['not valid yet within the tolerance', { given: { nbf: now() + 60 }, config: { JWT_CLOCK_TOLERANCE: 300 } }],
  ['issued ahead within the tolerance', { given: { iat: now() + 60 }, config: { JWT_CLOCK_TOLERANCE: 300 } }],
];

t.test('a good token gives its subject', async (t) => {
  for (const [name, { given, header, config, want = 'alice' }] of CASES) {
    const verify = createTokenVerifier(secretConfig(config));
    t.equal(await outcomeOf(verify, hmacToken(claims(given), header)), `subject ${want}`, name);
  }
});

t.test('with a shared secret the answer is there at once, the second time from the cache as well', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  const token = hmacToken(claims());
  t.match(verify(token), { subject: 'alice' });
  t.match(verify(token), { subject: 'alice' });
});

t.test('a token of exactly 8 KiB is accepted', async (t) => {
  const empty = hmacToken(claims({ pad: '' })).length;
  // Three bytes become four characters: the length is tried out around that.
  const tokens = [0, 1, 2, 3, 4].map((more) =>
    hmacToken(claims({ pad: 'a'.repeat(((8192 - empty) * 3) / 4 - 2 + more) })),
  );
  const token = tokens.find(({ length }) => length === 8192) ?? t.fail('no token of that length');
  t.equal(await outcomeOf(createTokenVerifier(secretConfig()), String(token)), 'subject alice');
});

t.test('the parts of a token are compared as they came, not as they read', async (t) => {
  const [header, , signature] = hmacToken(claims()).split('.');
  const other = `${header}.${part(claims({ sub: 'bob' }))}.${signature}`;
  t.match(await outcomeOf(createTokenVerifier(secretConfig()), other), /^401 .*signature/);
});
