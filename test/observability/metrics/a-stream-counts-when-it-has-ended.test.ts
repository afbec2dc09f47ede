import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { newUser } from '../../helpers/app.ts';
import { openStream } from '../../resources/changes/streams.ts';
import { scrape, startObserved } from './observed.ts';

const LABELS = '{operation="streamChanges",status="200"}';
const OPEN_MS = 500;

t.test('with the time until it began, and is seen while it is open', async (t) => {
  const { app, port } = await startObserved(t, { METRICS_PORT: '0' });
  const from = performance.now();
  const stream = await openStream(t, app, newUser(app).token);
  const untilBegun = performance.now() - from;
  const open = await scrape(port);
  t.equal(open.get('taskpact_streams'), 1);
  t.equal(open.get(`taskpact_request_duration_seconds_count${LABELS}`), undefined);
  await delay(OPEN_MS);
  stream.leave();
  let after = await scrape(port);
  while (!after.has(`taskpact_request_duration_seconds_count${LABELS}`)) after = await scrape(port);
  t.equal(after.get(`taskpact_request_duration_seconds_count${LABELS}`), 1);
  t.ok((after.get(`taskpact_request_duration_seconds_sum${LABELS}`) ?? Infinity) * 1000 <= untilBegun);
  t.equal(after.get('taskpact_streams'), 0);
});
