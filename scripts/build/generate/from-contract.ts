import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContractDocument } from '../../../src/contract/document.ts';
import { writeClient } from './client.ts';
import { requestFiles } from './requests.ts';
import { contractLimits, contractTypes, eventTypes, operationTable } from './types.ts';

/** Leaves an unchanged file untouched: a new modification time would trigger file watchers. */
async function write(path: string, text: string): Promise<void> {
  const earlier = await readFile(path, 'utf8').catch(() => undefined);
  if (earlier !== text) await writeFile(path, text);
}

/**
 * Writes all that follows from the contract alone: the folders `generated/`, `requests/` and `src/client/generated/`, as far
 * as they do.
 * @param contract the bundled contract
 * @param root the folder that gets them
 */
export async function writeFromContract(contract: ContractDocument, root: string): Promise<void> {
  const [generated, requests] = [join(root, 'generated'), join(root, 'requests')];
  await Promise.all([generated, requests].map((folder) => mkdir(folder, { recursive: true })));
  // The slow parts first, so that the files change at nearly the same time for file watchers.
  const types = await contractTypes(contract);
  await write(join(generated, 'contract.ts'), types);
  await write(join(generated, 'openapi.json'), `${JSON.stringify(contract, null, 2)}\n`);
  await write(join(generated, 'operations.ts'), operationTable(contract));
  await write(join(generated, 'limits.ts'), contractLimits(contract));
  await write(join(generated, 'events.ts'), eventTypes(contract));
  await writeClient(contract, join(root, 'src/client/generated'));
  for (const [name, text] of requestFiles(contract)) await write(join(requests, name), text);
}
