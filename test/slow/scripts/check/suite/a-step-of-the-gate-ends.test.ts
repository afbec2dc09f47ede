import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import t from 'tap';
import { projectFile } from '../../../../../src/config/paths.ts';
import { outcomeOf } from './run.ts';

const gate = await readFile(projectFile('.ci/run'), 'utf8');
const limited = /^limited\(\) \{\n[\s\S]*?^\}\n/m.exec(gate)?.[0] ?? '';
const without = spawnSync('timeout', ['--version']).error ? 'there is no timeout(1) of coreutils' : false;

const run = (limits: string, command: string) => outcomeOf(['bash', '-c', `${limits}\n${limited}\n${command}`]);

t.test('a step that outlasts its time is ended with all that it started', { skip: without }, async (t) => {
  const { code, stdout } = await run(
    'STEP_SECONDS=1 ALL_SECONDS=60',
    `limited bash -c 'echo begun; sleep 50 & sleep 50'`,
  );
  t.strictSame([code, stdout], [124, 'begun\n== ended after 1 s\n']);
});

t.test('and so is one that outlasts what is left for all', { skip: without }, async (t) => {
  const { code, stdout } = await run('STEP_SECONDS=60 ALL_SECONDS=0', 'limited sleep 50');
  t.strictSame([code, stdout], [124, '== ended after 1 s\n']);
});

t.test('others end as they do', async (t) => {
  t.match(await run('STEP_SECONDS=60 ALL_SECONDS=60', `limited bash -c 'exit 3'`), { code: 3, stdout: '' });
  t.match(await run('STEP_SECONDS=60 ALL_SECONDS=60', 'f() { return 4; }; limited f'), { code: 4, stdout: '' });
  t.match(await run('STEP_SECONDS=60 ALL_SECONDS=60', 'limited true'), { code: 0, stdout: '' });
  t.match(await run('PATH= STEP_SECONDS=60 ALL_SECONDS=60', 'limited exit 5'), { code: 5 }, 'without timeout(1)');
});
