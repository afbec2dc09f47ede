import t from 'tap';
import { median, percentile, ratioOf } from '../../../../scripts/measure/bench/statistics.ts';

t.test('the median is the middle one, or the mean of the two in the middle', async (t) => {
  t.equal(median([9, 1, 5]), 5);
  t.equal(median([10, 1, 3, 2]), 2.5);
  t.equal(median([100, 20, 3]), 20, 'by number, not by text');
  t.throws(() => median([]), RangeError);
});

t.test('a percentile is a value that occurred', async (t) => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  t.equal(percentile(hundred, 0.99), 99);
  t.equal(percentile(hundred, 0.5), 50);
  t.equal(percentile([7], 0.99), 7);
  t.throws(() => percentile([], 0.5), RangeError);
});

t.test('the ratio is that of the medians, its spread that of the rounds', async (t) => {
  t.same(ratioOf([10, 20, 60], [10, 10, 20]), { ratio: 2, least: 1, greatest: 3 });
  t.throws(() => ratioOf([1], [1, 2]), { message: '1 rounds cannot be compared with 2' });
});
