import { readFile } from 'node:fs/promises';
import { projectFile } from '../config/paths.ts';
import type { ContractDocument } from './document.ts';

/** The bundled contract and its source, as they lie in the project. */
export async function loadContract(): Promise<{ contract: ContractDocument; source: string }> {
  const [bundled, source] = await Promise.all([
    readFile(projectFile('generated/openapi.json'), 'utf8'),
    readFile(projectFile('openapi.yaml'), 'utf8'),
  ]);
  return { contract: JSON.parse(bundled) as ContractDocument, source };
}
