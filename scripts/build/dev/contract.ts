import { performance } from 'node:perf_hooks';
import type { ContractDocument } from '../../../src/contract/document.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { compareContracts } from '../../check/contract-diff/contracts.ts';
import { writeReport } from '../../check/contract-diff/report.ts';
import { readContract } from '../generate/contract.ts';
import { writeFromContract } from '../generate/from-contract.ts';
import { say } from './stream.ts';

const isSame = (before: ContractDocument, after: ContractDocument): boolean =>
  JSON.stringify(before) === JSON.stringify(after);

/** Reports what changed and whether it breaks clients, and generates again what follows from the contract. */
async function take(before: ContractDocument, after: ContractDocument): Promise<void> {
  const versions = { before: before.info.version, after: after.info.version };
  say('contract', writeReport(compareContracts(before, after), versions));
  await writeFromContract(after, process.cwd());
}

/**
 * Watches the contract, starting from the state that was generated last.
 * @returns to be called after an edit: lints, compares and generates; while the lint has errors, nothing is generated
 */
export async function followContract(): Promise<() => Promise<void>> {
  let { contract: current } = await loadContract();
  return async () => {
    const began = performance.now();
    try {
      const contract = await readContract();
      if (isSame(current, contract)) return;
      await take(current, contract);
      current = contract;
      say('contract', `generated in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    } catch (error) {
      say('contract', error instanceof Error ? error.message : String(error));
    }
  };
}
