import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import t from 'tap';
import { lockFolder } from '../../../src/database/embedded/lock.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';
import { type Helper, run } from '../../processes/program.ts';

const ROUNDS = 2;
const HEIRS = 5;

/** Lets all of them try at the same moment; gives what each says. */
async function race(contenders: Helper[]): Promise<(string | undefined)[]> {
  for (const contender of contenders) contender.process.stdin?.write('go\n');
  return Promise.all(contenders.map((contender) => contender.line()));
}

t.test('of many that want the folder of a dead process exactly one gets it', async (t) => {
  const folder = await temporaryFolder(t);
  for (let round = 0; round < ROUNDS; round++) {
    const contenders = Array.from({ length: HEIRS }, () =>
      run(t, 'test/slow/database/processes/hold-lock.ts', [folder]),
    );
    await Promise.all(contenders.map((contender) => contender.line()));
    const answers = await race(contenders);
    const winner = contenders[answers.indexOf('mine')];
    const refusals = answers.filter((answer) => answer !== 'mine');
    t.equal(refusals.length, HEIRS - 1, `round ${round}: one owner`);
    for (const refusal of refusals) t.match(refusal, `StartError: ${folder} is in use by process ${winner?.pid}:`);
    for (const { process } of contenders) process.kill('SIGKILL');
    await Promise.all(contenders.map((contender) => contender.exit()));
  }
  t.same(await readdir(folder), ['lock'], 'only the last lock is left');
});

/** Tries for the folder after some turns of the event loop, so that the steps of all who try fall between each other's. */
async function attempt(folder: string, turns: number): Promise<boolean> {
  for (let turn = 0; turn < turns; turn++) await setImmediate();
  return lockFolder(folder).then(
    () => true,
    () => false,
  );
}

t.test('nor does the way in which their steps interleave matter', async (t) => {
  const root = await temporaryFolder(t);
  const outcomes = new Set<string>();
  for (let round = 0; round < 100; round++) {
    const folder = join(root, String(round));
    await mkdir(folder);
    await writeFile(join(folder, 'lock'), JSON.stringify({ id: 'dead', pid: 0x7fffffff }));
    const attempts = await Promise.all(Array.from({ length: 10 }, (_, index) => attempt(folder, index * 3)));
    outcomes.add(`${attempts.filter(Boolean).length} owner, left: ${await readdir(folder)}`);
  }
  t.same([...outcomes], ['1 owner, left: lock']);
});
