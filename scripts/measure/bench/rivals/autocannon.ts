// Autocannon instead of wrk: FILE PORT SECONDS CONNECTIONS; writes the outcome as JSON.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

type RequestLine = [
  method: autocannon.Request['method'],
  path: string,
  headers: Record<string, string>,
  body: string | null,
];

const [file = '', port, seconds, connections] = process.argv.slice(2);
const requests = readFileSync(file, 'utf8')
  .split('\n')
  .map((line): autocannon.Request => {
    const [method, path, headers, body] = JSON.parse(line) as RequestLine;
    return { method, path, headers, ...(body !== null && { body }) };
  });

async function run(): Promise<void> {
  let connection = 0;
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    duration: Number(seconds),
    connections: Number(connections),
    // Each connection sends every nth request, so that no request is sent twice.
    setupClient(client) {
      const own = requests.filter((_, index) => index % Number(connections) === connection);
      connection++;
      client.setRequests(own);
    },
  });
  const { latency, non2xx, errors, timeouts } = result;
  const answered = result['2xx'] + non2xx;
  const failed = non2xx + errors + timeouts;
  console.log(
    JSON.stringify({ requests: answered, seconds: result.duration, p50: latency.p50, p99: latency.p99, failed }),
  );
}

run();
