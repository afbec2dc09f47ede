import Negotiator from 'negotiator';
import type { components } from '../../../generated/contract.ts';
import type { ContractDocument } from '../../contract/document.ts';
import type { HandlersOf, Json } from '../../contract/types.ts';
import { PROBLEMS, type ProblemCode, slugOf } from '../../problems/catalogue.ts';
import { Problem } from '../../problems/index.ts';
import { isNotModified } from '../../resource/preconditions.ts';
import { choose, encode, headersOf, knownHeaders } from './encodings.ts';

type Schemas = components['schemas'];

const codeBySlug = new Map((Object.keys(PROBLEMS) as ProblemCode[]).map((code) => [slugOf(code), code]));

const REFERENCE = '/docs';

const VARY = { Vary: 'Accept' };

/** Browsers send `text/html`; clients without a preference get JSON (RFC 9110, section 12.5.1). */
function prefersHtml(accept: string | undefined): boolean {
  const [preferred] = new Negotiator({ headers: { accept } }).mediaTypes(['application/json', 'text/html']);
  return preferred === 'text/html';
}

/**
 * The handlers of the operations that serve the contract and explain its problems.
 * @param contract the bundled contract
 * @param source the text of openapi.yaml
 */
export function docsHandlers(contract: ContractDocument, source: string): HandlersOf<'Contract'> {
  const { title, version } = contract.info;
  const asJson = encode(Buffer.from(JSON.stringify(contract)));
  const asYaml = encode(Buffer.from(source));

  return {
    async getIndex({ headers }) {
      if (prefersHtml(headers.accept)) return { status: 303, headers: { ...VARY, Location: REFERENCE } };
      const data = { title, version, docs: REFERENCE, contract: '/openapi.json', health: '/health' };
      return { status: 200, headers: VARY, body: { data, meta: {} } };
    },

    async getContract({ headers }) {
      const chosen = choose(await asJson, headers['accept-encoding']);
      if (isNotModified(headers, chosen.etag)) return { status: 304, headers: knownHeaders(chosen) };
      const body = chosen.bytes as Uint8Array as Json<Schemas['ContractDocument']>;
      return { status: 200, headers: headersOf(chosen), body };
    },

    async getContractSource({ headers }) {
      const chosen = choose(await asYaml, headers['accept-encoding']);
      if (isNotModified(headers, chosen.etag)) return { status: 304, headers: knownHeaders(chosen) };
      const body = chosen.bytes as Uint8Array as Json<Schemas['ContractSource']>;
      return { status: 200, headers: headersOf(chosen), body };
    },

    async getProblem({ path: { slug } }) {
      const code = codeBySlug.get(slug);
      if (!code) throw new Problem('ROUTE_NOT_FOUND', { detail: `There is no problem "${slug}".` });
      return { status: 200, body: { data: { type: `/problems/${slug}`, code, ...PROBLEMS[code] }, meta: {} } };
    },
  };
}
