import Negotiator from 'negotiator';
import type { components } from '../../../generated/contract.ts';
import type { loadContract } from '../../contract/load.ts';
import type { HandlersOf, Json } from '../../contract/types.ts';
import { PROBLEMS, type ProblemCode, slugOf } from '../../problems/catalogue.ts';
import { Problem } from '../../problems/index.ts';
import { isNotModified, type Preconditions } from '../../resource/preconditions.ts';
import { choose, encode, headersOf, knownHeaders, type Representations } from './encodings.ts';

type Schemas = components['schemas'];

type Loaded = Awaited<ReturnType<typeof loadContract>>;

const codeBySlug = new Map((Object.keys(PROBLEMS) as ProblemCode[]).map((code) => [slugOf(code), code]));

const REFERENCE = '/docs';

const VARY = { Vary: 'Accept' };

/** Browsers send `text/html`; clients without a preference get JSON (RFC 9110, section 12.5.1). */
function prefersHtml(accept: string | undefined): boolean {
  const [preferred] = new Negotiator({ headers: { accept } }).mediaTypes(['application/json', 'text/html']);
  return preferred === 'text/html';
}

/** The answer with a document, in the encoding that the client prefers; 304 where it has that already. */
async function document<Body>(
  content: Promise<Representations>,
  headers: Preconditions & { 'accept-encoding'?: string },
) {
  const chosen = choose(await content, headers['accept-encoding']);
  if (isNotModified(headers, chosen.etag)) return { status: 304 as const, headers: knownHeaders(chosen) };
  return { status: 200 as const, headers: headersOf(chosen), body: chosen.bytes as Uint8Array as Json<Body> };
}

/**
 * The handlers of the operations that serve the contract and explain its problems.
 * @param loaded the bundled contract, the text of openapi.yaml, and that of workflows.yaml
 */
export function docsHandlers({ contract, source, workflows }: Loaded): HandlersOf<'Contract'> {
  const { title, version } = contract.info;
  const asJson = encode(Buffer.from(JSON.stringify(contract)));
  const asYaml = encode(Buffer.from(source));
  const steps = encode(Buffer.from(workflows));

  return {
    async getIndex({ headers }) {
      if (prefersHtml(headers.accept)) return { status: 303, headers: { ...VARY, Location: REFERENCE } };
      const data = { title, version, docs: REFERENCE, contract: '/openapi.json', health: '/health' };
      return { status: 200, headers: VARY, body: { data, meta: {} } };
    },

    getContract: ({ headers }) => document<Schemas['ContractDocument']>(asJson, headers),
    getContractSource: ({ headers }) => document<Schemas['ContractSource']>(asYaml, headers),
    getWorkflows: ({ headers }) => document<Schemas['Workflows']>(steps, headers),

    async getProblem({ path: { slug } }) {
      const code = codeBySlug.get(slug);
      if (!code) throw new Problem('ROUTE_NOT_FOUND', { detail: `There is no problem "${slug}".` });
      return { status: 200, body: { data: { type: `/problems/${slug}`, code, ...PROBLEMS[code] }, meta: {} } };
    },
  };
}
