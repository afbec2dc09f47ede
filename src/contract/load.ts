import { readFile } from 'node:fs/promises';
import { projectFile } from '../config/paths.ts';
import type { ContractDocument } from './document.ts';

/** Reads the bundled contract, its source, and the workflows that go with it from the project's files. */
export async function loadContract(): Promise<{ contract: ContractDocument; source: string; workflows: string }> {
  const [bundled, source, workflows] = await Promise.all([
    readFile(projectFile('generated/openapi.json'), 'utf8'),
    readFile(projectFile('openapi.yaml'), 'utf8'),
    readFile(projectFile('workflows.yaml'), 'utf8'),
  ]);
  return { contract: JSON.parse(bundled) as ContractDocument, source, workflows };
}
