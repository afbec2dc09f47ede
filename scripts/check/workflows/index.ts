// `npm run workflows`: lints workflows.yaml, and carries it out on a service.
import { fileURLToPath } from 'node:url';
import type { components } from '../../../generated/contract.ts';
import { parseCommandLine } from '../../../src/config/command-line.ts';
import { projectFile } from '../../../src/config/paths.ts';
import { type Access, accessTo, runCommand, TOKEN_HELP } from '../../account/service.ts';
import { tokenOf } from '../../common/service.ts';
import { startCheckedService } from '../service.ts';
import { runWorkflows } from './run.ts';

const COMMAND = {
  call: 'npm run workflows --',
  about: `Checks workflows.yaml, or another file of workflows (Arazzo 1.0), and carries them out: on a service with an embedded database,
which is built and started for it, or on one that runs already. Exit code 1 if an answer is not as the file and the contract say.
Workflows may remove everything of their user, who must therefore have nothing. ${TOKEN_HELP}`,
  options: {
    url: { type: 'string', value: 'URL', about: 'a service that runs already (default: one is started)' },
  },
  operands: '[<file>]',
  example: '--url http://127.0.0.1:3000',
} as const;

/** Refuses to run for somebody who has something, as all of it would be removed. */
async function expectNothing({ request }: Access): Promise<void> {
  const response = await request('/account', {});
  const { data } = (await response.json()) as components['schemas']['SingleAccount'];
  const { user_id, task_count, project_count } = data;
  if (task_count + project_count === 0) return;
  throw new Error(
    `The user "${user_id}" has something (tasks: ${task_count}, projects: ${project_count}) that would be removed: take the token of a new user`,
  );
}

/** Runs all on a service that runs already. */
async function runThere(file: string, url: string): Promise<number> {
  const access = accessTo(url);
  await expectNothing(access);
  return runWorkflows({ ...access, file });
}

/** Runs all on a service of its own. */
async function runHere(file: string): Promise<number> {
  const service = await startCheckedService(undefined);
  try {
    return await runWorkflows({ address: service.origin, token: tokenOf('workflows'), file });
  } finally {
    await service.remove();
  }
}

await runCommand('workflows', async () => {
  const { values, positionals } = parseCommandLine(COMMAND, process.argv.slice(2));
  const [file = fileURLToPath(projectFile('workflows.yaml'))] = positionals;
  process.exitCode = values.url === undefined ? await runHere(file) : await runThere(file, values.url);
});
