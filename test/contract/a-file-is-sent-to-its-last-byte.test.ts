import { text } from 'node:stream/consumers';
import t from 'tap';
import { temporaryFile } from '../../src/contract/temporary-file.ts';

for (const given of ['a', 'abc', 'é'.repeat(100_000)]) {
  t.test(`${given.length} characters, and no read behind them`, async (t) => {
    const file = await temporaryFile();
    await file.write(given);
    const stream = file.stream();
    await file.write('later');
    t.equal(await text(stream), given);
    await file.close().catch(() => {});
  });
}
