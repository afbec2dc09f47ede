// Sends requests at a fixed rate, independent of the responses: FILE PORT RATE SECONDS CONNECTIONS.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { percentile } from '../statistics.ts';
import type { RequestLine } from './request-file.ts';

const [file = '', port, rate, seconds, connections] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => JSON.parse(line) as RequestLine);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections), scheduling: 'fifo' });

/** Sends one request; false unless it was answered with 2xx. */
function send([method, path, headers, body]: RequestLine): Promise<boolean> {
  return new Promise((resolve) => {
    const length = body === null ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const outgoing = request({ agent, host: '127.0.0.1', port, method, path, headers: { ...headers, ...length } });
    outgoing
      .once('error', () => resolve(false))
      .once('response', (answer) => {
        const { statusCode = 0 } = answer;
        answer.resume().once('end', () => resolve(statusCode >= 200 && statusCode < 300));
      });
    outgoing.end(body ?? undefined);
  });
}

/**
 * Every request has a scheduled time. Its latency counts from that time, not from when it was sent, so that waiting for a free connection or
 * for this process counts, and slow responses delay no later measurements (no coordinated omission).
 */
async function run(): Promise<{ latencies: number[]; failed: number; elapsed: number }> {
  const count = Math.round(Number(rate) * Number(seconds));
  const latencies: number[] = [];
  const pending: Promise<void>[] = [];
  let failed = 0;
  const began = performance.now();
  // Timers have steps of a millisecond: the moments lie on them.
  const momentOf = (index: number): number => began + Math.ceil((index * 1000) / Number(rate));
  const sendAt = async (index: number): Promise<void> => {
    const isGood = await send(lines[index % lines.length] as RequestLine);
    latencies.push(performance.now() - momentOf(index));
    if (!isGood) failed++;
  };
  for (let index = 0; index < count; ) {
    const now = performance.now();
    while (index < count && momentOf(index) <= now) pending.push(sendAt(index++));
    await delay(1);
  }
  await Promise.all(pending);
  return { latencies, failed, elapsed: (performance.now() - began) / 1000 };
}

const { latencies, failed, elapsed } = await run();
agent.destroy();
const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
console.log(JSON.stringify({ requests: latencies.length, seconds: elapsed, p50, p99, failed }));
