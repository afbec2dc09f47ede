import { createHash } from 'node:crypto';
import type { ContractDocument } from '../contract/document.ts';
import type { Handlers } from '../contract/types.ts';
import { isKnown } from '../entity-tag.ts';
import { PROBLEMS, Problem, type ProblemCode, slugOf } from '../problems.ts';

const etagOfText = (text: string): string => `"${createHash('sha256').update(text).digest('base64url')}"`;

const codeBySlug = new Map((Object.keys(PROBLEMS) as ProblemCode[]).map((code) => [slugOf(code), code]));

/**
 * The handlers of the operations that serve the contract and explain its problems.
 * @param contract the bundled contract
 * @param source the contract as it was written
 */
export function docsHandlers(
  contract: ContractDocument,
  source: string,
): Pick<Handlers, 'getContract' | 'getContractSource' | 'getProblem'> {
  const contractHeaders = { ETag: etagOfText(JSON.stringify(contract)) };
  const sourceHeaders = { ETag: etagOfText(source) };

  return {
    async getContract({ headers }) {
      const known = isKnown(headers['if-none-match'], contractHeaders.ETag);
      return known
        ? { status: 304, headers: contractHeaders }
        : { status: 200, headers: contractHeaders, body: { ...contract } };
    },

    async getContractSource({ headers }) {
      const known = isKnown(headers['if-none-match'], sourceHeaders.ETag);
      return known ? { status: 304, headers: sourceHeaders } : { status: 200, headers: sourceHeaders, body: source };
    },

    async getProblem({ path: { slug } }) {
      const code = codeBySlug.get(slug);
      if (!code) throw new Problem('ROUTE_NOT_FOUND', { detail: `There is no problem "${slug}".` });
      return { status: 200, body: { data: { type: `/problems/${slug}`, code, ...PROBLEMS[code] }, meta: {} } };
    },
  };
}
