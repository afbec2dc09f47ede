import t from 'tap';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { lists, startKeyServer } from './key-server.ts';
import { claims, hmacToken, keySetConfig, makePair, outcomeOf, pairToken, refused, secretConfig } from './tokens.ts';

const OF_ANOTHER_KIND = refused('The typ header of the token is neither JWT nor at+jwt.');

const OURS = [undefined, 'JWT', 'jwt', 'at+jwt', 'AT+JWT', 'application/jwt', 'application/at+jwt'];

/** Tokens that issuers sign with the same keys for other purposes, and what is no type. */
const OTHERS = [
  ...[
    'logout+jwt',
    'dpop+jwt',
    'secevent+jwt',
    'oauth-authz-req+jwt',
    'token-introspection+jwt',
    'entity-statement+jwt',
  ],
  ...[
    'JWE',
    'JOSE',
    'JOSE+JSON',
    'application/json',
    'text/jwt',
    'JWT ',
    ' JWT',
    'JWT\n',
    'JWT; charset=utf-8',
    'xJWT',
    '',
  ],
  ...[null, 7, true, ['JWT'], { JWT: 1 }],
];

t.test('a token for another purpose is refused by its typ, whoever signed it', async (t) => {
  const pair = makePair('EdDSA', 'k');
  const server = await startKeyServer(lists(pair));
  t.teardown(() => server.stop());
  const [bySecret, byKeySet] = [createTokenVerifier(secretConfig()), createTokenVerifier(keySetConfig(server.url))];
  for (const typ of OURS) {
    const name = `${typ}`;
    t.equal(await outcomeOf(bySecret, hmacToken(claims(), { typ })), 'subject alice', name);
    t.equal(await outcomeOf(byKeySet, pairToken(pair, claims(), { typ })), 'subject alice', name);
  }
  for (const typ of OTHERS) {
    const name = JSON.stringify(typ);
    t.equal(await outcomeOf(bySecret, hmacToken(claims(), { typ })), OF_ANOTHER_KIND, name);
    t.equal(await outcomeOf(byKeySet, pairToken(pair, claims(), { typ })), OF_ANOTHER_KIND, name);
  }
});
