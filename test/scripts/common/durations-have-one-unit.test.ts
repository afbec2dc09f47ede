import t from 'tap';
import { secondsOf } from '../../../scripts/common/duration.ts';

t.test('each unit of time has its length', async (t) => {
  const want = { '1s': 1, '90s': 90, '15m': 900, '2h': 7200, '30d': 2_592_000, '3650d': 315_360_000 };
  for (const [duration, seconds] of Object.entries(want)) t.equal(secondsOf(duration), seconds, duration);
});

t.test('nothing else is a duration', async (t) => {
  for (const given of ['', '1', 'h', '0s', '-1h', '1.5h', '1w', '1h30m', ' 1h', '99999999999999999d', '3651d'])
    t.equal(secondsOf(given), undefined, given);
});
