import { readFile } from 'node:fs/promises';
import { projectFile } from '../config/paths.ts';
import type { ContractDocument } from './document.ts';

/** Reads the bundled contract and its source from the project's files. */
export async function loadContract(): Promise<{ contract: ContractDocument; source: string }> {
  const [bundled, source] = await Promise.all([
    readFile(projectFile('generated/openapi.json'), 'utf8'),
    readFile(projectFile('openapi.yaml'), 'utf8'),
  ]);
  return { contract: JSON.parse(bundled) as ContractDocument, source };
}
