import { bundle, formatProblems, getTotals, lint, loadConfig } from '@redocly/openapi-core';
import type { ContractDocument } from '../../../src/contract/document.ts';

const SOURCE = 'openapi.yaml';

/**
 * Lints the contract by the rules of redocly.yaml and bundles it into one document.
 * @returns the document, with its references
 * @throws if the lint has errors or warnings, which are printed with their locations
 */
export async function readContract(): Promise<ContractDocument> {
  const config = await loadConfig({ configPath: 'redocly.yaml' });
  const problems = await lint({ ref: SOURCE, config });
  if (problems.length > 0) {
    formatProblems(problems, { totals: getTotals(problems), version: '' });
    throw new Error(`${SOURCE}: the lint has ${problems.length} finding(s), see above`);
  }
  const bundled = await bundle({ ref: SOURCE, config });
  return bundled.bundle.parsed as ContractDocument;
}
