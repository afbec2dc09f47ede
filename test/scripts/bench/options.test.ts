import t from 'tap';
import { readGrowthOptions } from '../../../scripts/bench/growth/options.ts';
import { readOptions } from '../../../scripts/bench/options.ts';

t.test('without arguments everything is measured', async (t) => {
  t.same(readOptions([]), {
    works: ['get', 'list20', 'list200', 'mix', 'create', 'complete'],
    contestants: ['taskpact', 'floor', 'orm', 'hello'],
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

const refused: [args: string[], message: string][] = [
  [['--work', 'get,list'], '--work "list" must be one of get, list20, list200, mix, create, complete'],
  [['--contestants', ''], '--contestants "" must be one of taskpact, walled, pair, floor, orm, hello'],
  [['--rounds', '0'], '--rounds must be a whole number from 1 to 99999'],
  [['--seconds', '1.5'], '--seconds must be a whole number from 1 to 99999'],
];

for (const [args, message] of refused) {
  t.test(`${args.join(' ')} is refused`, async (t) => {
    t.throws(() => readOptions(args), { message });
  });
}

t.test('the growth can be made smaller', async (t) => {
  t.same(readGrowthOptions(['--small', '--rounds', '2']), { rounds: 2, seconds: 1, shrink: 10, write: true });
  t.throws(() => readGrowthOptions(['--rounds', 'x']), { message: '--rounds must be a whole number from 1 to 99999' });
});
