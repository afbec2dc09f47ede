import t from 'tap';
import { newUser } from '../../helpers/app.ts';
import { startObserved } from '../metrics/observed.ts';

t.test('requests are answered, and the service ends, without a collector', async (t) => {
  const { app } = await startObserved(t, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
  t.equal((await newUser(app).request({ url: 'tasks' })).statusCode, 200);
  await app.close();
});
