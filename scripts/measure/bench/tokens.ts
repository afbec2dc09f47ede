import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSigner, type SignerOptions } from 'fast-jwt';
import { userId } from './ids.ts';

/** The kinds of tokens, with their names in the report. */
export const TOKENS = { hs256: 'HS256', eddsa: 'EdDSA' } as const;

export type TokenKind = keyof typeof TOKENS;

/** The issuer of a run's tokens. */
export interface Issuer {
  /** The token of a user, by number; signed when it is first asked for. */
  tokenOf(user: number): string;
  /** The variables with which a contestant verifies them. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** A day: longer than any run. */
const LIFETIME_MS = 86_400_000;

const KID = 'bench';

function signing(options: SignerOptions & { key: string | Buffer }): (user: number) => string {
  const sign = createSigner({ ...options, expiresIn: LIFETIME_MS });
  const tokens = new Map<number, string>();
  return (user) => {
    const token = tokens.get(user) ?? sign({ sub: userId(user) });
    tokens.set(user, token);
    return token;
  };
}

/** Serves the public key as a key set (RFC 7517, section 5) on the loopback address. */
async function serveKeySet(key: KeyObject): Promise<{ url: string; close(): Promise<void> }> {
  const keySet = JSON.stringify({ keys: [{ ...key.export({ format: 'jwk' }), kid: KID, alg: 'EdDSA', use: 'sig' }] });
  const server = createServer((_, response) => response.setHeader('Content-Type', 'application/json').end(keySet));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  };
  return { url: `http://127.0.0.1:${port}/jwks`, close };
}

/**
 * Makes an issuer with a secret or a key pair of its own, and for the latter a key server.
 * @param kind of the tokens
 */
export async function openIssuer(kind: TokenKind): Promise<Issuer> {
  if (kind === 'hs256') {
    const secret = randomBytes(32).toString('hex');
    const tokenOf = signing({ algorithm: 'HS256', key: secret });
    return { tokenOf, environment: { JWT_SECRET: secret }, close: async () => {} };
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const { url, close } = await serveKeySet(publicKey);
  const environment = {
    JWT_JWKS_URL: url,
    // The rivals take the key itself.
    JWT_PUBLIC_KEY: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
  return { tokenOf: signing({ algorithm: 'EdDSA', key: pem, kid: KID }), environment, close };
}
