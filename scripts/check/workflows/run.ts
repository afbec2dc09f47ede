import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { packageFile } from '../../../src/config/paths.ts';
import { newIdentity } from '../../../src/resource/identity.ts';
import { runProgram } from '../../common/program.ts';

const REDOCLY = fileURLToPath(new URL('bin/cli.js', packageFile('@redocly/cli/package.json')));

/** Otherwise it reports to its makers what it is used for, and asks the registry for later versions. */
const SILENT = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

/** What the workflows ask a client to make up: anew for each run, as keys and ids are for one use. */
const madeUp = () => ({
  idempotency_key: randomUUID(),
  batch_key: randomUUID(),
  task_id: newIdentity().id,
  project_id: newIdentity().id,
  first_task_id: newIdentity().id,
  second_task_id: newIdentity().id,
  third_task_id: newIdentity().id,
});

/** Workflows, and the service and the user that they are carried out for. */
interface Run {
  /** The address of the service, without a path. */
  readonly address: string;
  /** A token of a user who has nothing: in the end everything of theirs is removed. */
  readonly token: string;
  /** Path of the Arazzo description. */
  readonly file: string;
}

/**
 * Lints workflows, and carries them out on a service, one after another, in a process of its own that prints what came of it. Answers are
 * compared with the criteria of the steps, and with the contract.
 * @returns its exit code: 0 where all is well, 1 otherwise
 */
export async function runWorkflows({ address, token, file }: Run): Promise<number> {
  const server = JSON.stringify({ taskpact: address });
  const { code } = await runProgram(process.execPath, [REDOCLY, 'respect', file, '--server', server], {
    // A token belongs into the environment, as command lines can be read by other users of the machine.
    env: { ...SILENT, REDOCLY_CLI_RESPECT_INPUT: JSON.stringify({ ...madeUp(), token }) },
  });
  return code;
}
