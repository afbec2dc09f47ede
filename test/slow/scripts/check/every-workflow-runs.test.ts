import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { projectFile } from '../../../../src/config/paths.ts';
import { temporaryFolder } from '../../../helpers/embedded-template.ts';
import { WORKFLOWS, WORKFLOWS_TEXT } from '../../../helpers/workflows.ts';
import { runToEnd } from '../../../processes/program.ts';
import { startService, tokenOf } from '../../../processes/service.ts';

// Each command is a process, and the service has an embedded database.
t.setTimeout(240_000);

const folder = await temporaryFolder(t);
const { origin } = await startService(t, { DATA_DIR: join(folder, 'data') });

const runFor = (t: Test, user: string, ...file: string[]) =>
  runToEnd(t, 'scripts/check/workflows/index.ts', ['--url', origin, ...file], { TASKPACT_TOKEN: tokenOf(user) });

/** A copy of the workflows in which something is different, beside the contract. */
async function changed(t: Test, from: string, to: string): Promise<string> {
  const copy = await temporaryFolder(t);
  await copyFile(projectFile('openapi.yaml'), join(copy, 'openapi.yaml'));
  await writeFile(join(copy, 'workflows.yaml'), WORKFLOWS_TEXT.replace(from, to));
  return join(copy, 'workflows.yaml');
}

t.test('every step of every workflow is answered as it says', async (t) => {
  const { code, lines } = await runFor(t, 'alice');
  t.equal(code, 0, lines.join('\n'));
  const seen = lines.flatMap((line) => /Running workflow \S+ \/ (\S+)|✓ .* - step (\S+)/.exec(line)?.slice(1) ?? []);
  const expected = WORKFLOWS.workflows.flatMap(({ workflowId, steps }) => [
    workflowId,
    ...steps.map(({ stepId }) => stepId),
  ]);
  t.strictSame(
    seen.filter((name) => name !== undefined),
    expected,
  );
});

t.test('a criterion that does not hold is a failure, and says which', async (t) => {
  const file = await changed(t, '$response.body#/meta/total == 5', '$response.body#/meta/total == 6');
  const { code, lines } = await runFor(t, 'bob', file);
  t.equal(code, 1);
  t.match(lines.join('\n'), /✗ GET .* - step first-page[^✗]*✗ success criteria check[^✗]*meta\/total == 6/);
});

t.test('an answer that the contract does not have is a failure', async (t) => {
  const file = await changed(t, '', '');
  const contract = await readFile(projectFile('openapi.yaml'), 'utf8');
  await writeFile(
    join(file, '../openapi.yaml'),
    contract.replace('required: [user_id, created_at, task_count', 'required: [nickname, task_count'),
  );
  const { code, lines } = await runFor(t, 'carol', file);
  t.equal(code, 1);
  t.match(lines.join('\n'), /✗ GET .* - step who-am-i[^✗]*✗ schema check/);
});

t.test('a file that is no Arazzo description is refused', async (t) => {
  const { code, lines, complaint } = await runFor(t, 'dave', await changed(t, 'successCriteria:', 'criteria:'));
  t.equal(code, 1);
  t.match(complaint, /`criteria` is not expected here/);
  t.notMatch(lines.join('\n'), / - step /, 'nothing was sent');
});

t.test('who has something is refused, and keeps it', async (t) => {
  const headers = { authorization: `Bearer ${tokenOf('erin')}`, 'content-type': 'application/json' };
  await fetch(`${origin}/api/me/tasks`, { method: 'POST', headers, body: '{"title":"Keep me"}' });
  const { code, lines, complaint } = await runFor(t, 'erin');
  t.strictSame([code, lines], [1, []]);
  t.equal(
    complaint,
    'workflows: The user "erin" has something (tasks: 1, projects: 0) that would be removed: take the token of a new user\n',
  );
  const response = await fetch(`${origin}/api/me/tasks`, { headers });
  t.match([response.status, await response.json()], [200, { data: [{ title: 'Keep me' }] }]);
});
