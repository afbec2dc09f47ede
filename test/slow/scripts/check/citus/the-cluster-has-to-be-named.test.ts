import t from 'tap';
import { runToEnd } from '../../../../processes/program.ts';

const refusals: [name: string, parameters: string[], want: RegExp][] = [
  ['no database', [], /^test:citus: --database-url is missing\n$/],
  [
    'a command that kills and none that revives',
    ['--database-url', 'postgresql://127.0.0.1:1/tasks', '--kill', 'true'],
    /^test:citus: --kill and --revive go together\n$/,
  ],
];
for (const [name, parameters, complaint] of refusals) {
  t.test(`${name}: one line, exit code 1, and nothing run`, async (t) => {
    t.match(await runToEnd(t, 'scripts/check/citus/suite.ts', parameters, {}), { code: 1, lines: [], complaint });
  });
}
