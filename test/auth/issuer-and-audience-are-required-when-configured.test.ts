import t from 'tap';
import { createTokenVerifier, type TokenConfig } from '../../src/auth/verifier.ts';
import { Problem } from '../../src/problems/index.ts';
import { claims, hmacToken, outcomeOf, refused, secretConfig } from './tokens.ts';

const missing = (claim: string): string => `The token has no ${claim} claim.`;
const unexpected = (claim: string): string => `The ${claim} claim of the token is not the expected one.`;

const CLAIMS: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['no iss', { iss: undefined }, missing('iss')],
  ['another iss', { iss: 'https://evil.example' }, unexpected('iss')],
  ['an iss that begins like ours', { iss: 'https://issuer.example.evil' }, unexpected('iss')],
  ['an iss with a slash more', { iss: 'https://issuer.example/' }, unexpected('iss')],
  ['an iss in other case', { iss: 'HTTPS://issuer.example' }, unexpected('iss')],
  ['an empty iss', { iss: '' }, unexpected('iss')],
  ['iss null', { iss: null }, unexpected('iss')],
  ['a list of issuers with ours', { iss: ['https://issuer.example'] }, unexpected('iss')],
  [
    'a list of issuers with ours and another',
    { iss: ['https://evil.example', 'https://issuer.example'] },
    unexpected('iss'),
  ],
  ['no aud', { aud: undefined }, missing('aud')],
  ['another aud', { aud: 'mail' }, unexpected('aud')],
  ['an aud that contains ours', { aud: 'tasks-admin' }, unexpected('aud')],
  ['aud null', { aud: null }, unexpected('aud')],
  ['no audience in the list', { aud: [] }, unexpected('aud')],
  ['audiences without ours', { aud: ['mail', 'calendar'] }, unexpected('aud')],
  ['audiences that are not all text', { aud: [7, 'tasks'] }, unexpected('aud')],
  ['an audience in a list in a list', { aud: [['tasks']] }, unexpected('aud')],
  ['neither', { iss: undefined, aud: undefined }, `${missing('iss')} ${missing('aud')}`],
  ['both others', { iss: 'https://evil.example', aud: 'mail' }, `${unexpected('iss')} ${unexpected('aud')}`],
];

t.test('a token for someone else, or from someone else, is refused', async (t) => {
  const verify = createTokenVerifier(secretConfig({ JWT_ISSUER: 'https://issuer.example', JWT_AUDIENCE: 'tasks' }));
  const ours = { iss: 'https://issuer.example', aud: 'tasks' };
  t.equal(await outcomeOf(verify, hmacToken(claims(ours))), 'subject alice', 'ours is accepted');
  for (const [name, given, want] of CLAIMS) {
    t.equal(await outcomeOf(verify, hmacToken(claims({ ...ours, ...given }))), refused(want), name);
  }
});

t.test('the configured issuer is text, not an expression', async (t) => {
  const verify = createTokenVerifier(secretConfig({ JWT_ISSUER: '.*', JWT_AUDIENCE: 'a.b' }));
  t.equal(await outcomeOf(verify, hmacToken(claims({ iss: 'x', aud: 'a.b' }))), refused(unexpected('iss')));
  t.equal(await outcomeOf(verify, hmacToken(claims({ iss: '.*', aud: 'axb' }))), refused(unexpected('aud')));
  t.equal(await outcomeOf(verify, hmacToken(claims({ iss: '.*', aud: 'a.b' }))), 'subject alice');
});

t.test('a list of issuers is refused also where none is configured', async (t) => {
  const verify = createTokenVerifier(secretConfig());
  for (const iss of [['https://issuer.example'], [], null, 7, {}]) {
    const want = refused('The iss claim of the token is not a string.');
    t.equal(await outcomeOf(verify, hmacToken(claims({ iss }))), want, JSON.stringify(iss));
  }
});

/** What the reader of the answer is told, beyond the challenge. */
function detailOf(config: Partial<TokenConfig>, token: string): string {
  try {
    createTokenVerifier(secretConfig(config))(token);
    return 'accepted';
  } catch (error) {
    return error instanceof Problem ? error.message : String(error);
  }
}

t.test('the answer says which of them was wrong and what is expected, to who has a signed token', async (t) => {
  const config = { JWT_ISSUER: 'https://issuer.example', JWT_AUDIENCE: 'tasks "and" more' };
  const iss = 'iss has to be "https://issuer.example" (JWT_ISSUER).';
  const aud = 'aud has to be "tasks \\"and\\" more" (JWT_AUDIENCE).';
  const of = (given: Record<string, unknown>) => detailOf(config, hmacToken(claims(given)));
  t.equal(of({}), `${missing('iss')} ${missing('aud')} ${iss} ${aud}`);
  t.equal(of({ iss: 'https://issuer.example/', aud: config.JWT_AUDIENCE }), `${unexpected('iss')} ${iss}`);
  t.equal(of({ iss: 'https://issuer.example', aud: ['mail'] }), `${unexpected('aud')} ${aud}`);
  const forged = hmacToken(claims({}), {}, 'another-secret-of-more-than-32-bytes-for-sure');
  t.equal(detailOf(config, forged), 'The signature of the token is not valid.', 'to nobody else');
});
