import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import Negotiator from 'negotiator';

/** `identity`, or a content coding (RFC 9110, section 8.4.1). */
type Coding = 'br' | 'gzip';

/** A content in one encoding. */
export interface Representation {
  /** `identity` when absent. */
  readonly coding?: Coding;
  readonly bytes: Buffer;
  /** Strong, and so another one for each encoding (RFC 9110, section 8.8.3.3). */
  readonly etag: string;
}

/** A content in each encoding that is offered. */
export interface Representations {
  readonly identity: Representation;
  readonly coded: ReadonlyMap<string, Representation>;
}

/** Of 11. Swagger UI takes 50 ms, and 3.3 s with the highest, which would save another tenth: so no build step is needed. */
const BROTLI_QUALITY = 5;

const brotli = promisify(brotliCompress);

/** Best first, where the client takes either as gladly. */
const CODINGS: readonly (readonly [Coding, (content: Buffer) => Promise<Buffer>])[] = [
  ['br', (content) => brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })],
  ['gzip', promisify<Buffer, Buffer>(gzip)],
];

const PREFERRED = CODINGS.map(([coding]) => coding);

const etagOf = (bytes: Buffer): string => `"${hash('sha256', bytes, 'base64url')}"`;

/**
 * Encodes a content, in threads of their own. What an encoding does not make smaller is not offered in it.
 * @param identity the content
 */
export async function encode(identity: Buffer): Promise<Representations> {
  const made = CODINGS.map(async ([coding, compress]) => ({ coding, bytes: await compress(identity) }));
  const smaller = (await Promise.all(made)).filter(({ bytes }) => bytes.length < identity.length);
  return {
    identity: { bytes: identity, etag: etagOf(identity) },
    coded: new Map(smaller.map((one) => [one.coding, { ...one, etag: etagOf(one.bytes) }])),
  };
}

/** The types of the package leave out the second parameter. */
interface PreferringNegotiator extends Negotiator {
  encodings(available?: readonly string[], options?: { preferred: readonly string[] }): string[];
}

/**
 * What a client gets (RFC 9110, section 12.5.3). One that refuses everything there is gets what is not encoded.
 * @param offered the content
 * @param acceptEncoding the field value, if there is one
 */
export function choose({ identity, coded }: Representations, acceptEncoding: string | undefined): Representation {
  const negotiator: PreferringNegotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } });
  const [best = ''] = negotiator.encodings([...coded.keys(), 'identity'], { preferred: PREFERRED });
  return coded.get(best) ?? identity;
}

/**
 * The headers of a 304 (RFC 9110, section 15.4.5).
 * @param chosen what the client has already
 */
export const knownHeaders = ({ etag }: Representation) => ({ ETag: etag, Vary: 'Accept-Encoding' });

/**
 * The headers of an answer with a representation.
 * @param chosen the representation
 */
export const headersOf = (chosen: Representation) => ({
  ...knownHeaders(chosen),
  ...(chosen.coding && { 'Content-Encoding': chosen.coding }),
});
