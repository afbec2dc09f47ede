import t from 'tap';
import { readOptions } from '../../../../scripts/measure/bench/options.ts';

t.test('without arguments everything is measured', async (t) => {
  t.same(readOptions([]), {
    works: ['get', 'list20', 'list200', 'mix', 'create', 'complete'],
    contestants: ['taskpact', 'floor', 'orm', 'hello'],
    population: { users: 200, tasksPerUser: 1000 },
    tokens: 'hs256',
    crowd: false,
    rounds: 5,
    seconds: 3,
    write: true,
    memory: false,
    variants: false,
    autocannon: false,
  });
});

t.test('parts are chosen by name', async (t) => {
  const options = readOptions(['--work', 'mix,get', '--contestants', 'floor,taskpact', '--rounds', '7', '--no-write']);
  t.match(options, { works: ['get', 'mix'], contestants: ['taskpact', 'floor'], rounds: 7, write: false });
});

t.test('variants are of Taskpact alone', async (t) => {
  t.match(readOptions(['--variants']), { variants: true, contestants: ['taskpact', 'walled', 'pair'] });
});

t.test('many users are measured beside few', async (t) => {
  t.match(readOptions(['--users', '50000', '--tokens', 'eddsa']), {
    crowd: true,
    works: ['get', 'list20'],
    contestants: ['taskpact', 'few'],
    population: { users: 50_000, tasksPerUser: 20 },
    tokens: 'eddsa',
  });
  t.match(readOptions(['--users', '10', '--tasks-per-user', '30', '--contestants', 'floor,few']), {
    contestants: ['few', 'floor'],
    population: { users: 10, tasksPerUser: 30 },
  });
});

t.test('the ORM, whose library knows no EdDSA, is left out where tokens are of that kind', async (t) => {
  t.match(readOptions(['--tokens', 'eddsa']), { crowd: false, contestants: ['taskpact', 'floor', 'hello'] });
});

const refused: [args: string[], message: string][] = [
  [['--work', 'get,list'], '--work "list" must be one of get, list20, list200, mix, create, complete'],
  [['--contestants', ''], '--contestants "" must be one of taskpact, walled, pair, floor, orm, hello'],
  [['--tokens', 'none'], '--tokens "none" must be one of hs256, eddsa'],
  [['--tokens', 'hs256,eddsa'], '--tokens "hs256,eddsa" must be one of hs256, eddsa'],
  [
    ['--tokens', 'eddsa', '--contestants', 'orm'],
    '--contestants "orm" must be one of taskpact, walled, pair, floor, hello',
  ],
  [['--contestants', 'few'], '--contestants "few" must be one of taskpact, walled, pair, floor, orm, hello'],
  [['--users', '65536'], '--users must be 65535 at the most'],
  [['--users', '0'], '--users must be a whole number from 1 to 99999'],
  [['--users', '9', '--tasks-per-user', '19'], '--tasks-per-user must be 20 or more'],
  [['--tasks-per-user', '20'], '--tasks-per-user goes with --users only'],
  [['--users', '9', '--memory'], '--users goes with neither --memory nor --variants'],
  [['--users', '9', '--variants'], '--users goes with neither --memory nor --variants'],
  [['--users', '9', '--work', 'list200'], '--work "list200" must be one of get, list20, create, complete'],
  [['--rounds', '0'], '--rounds must be a whole number from 1 to 99999'],
  [['--seconds', '1.5'], '--seconds must be a whole number from 1 to 99999'],
];

for (const [args, message] of refused) {
  t.test(`${args.join(' ')} is refused`, async (t) => {
    t.throws(() => readOptions(args), { message });
  });
}
