import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** How long a scraper may take to send its request, in milliseconds. */
const REQUEST_TIMEOUT_MS = 5000;

/**
 * Serves the metrics at `/metrics`, and nothing else, in the text format of Prometheus
 * (https://prometheus.io/docs/instrumenting/exposition_formats/).
 * @param registry the metrics
 * @param at where to listen; port 0 takes a free one
 * @returns the server and its port
 * @throws if the port is taken (`EADDRINUSE`)
 */
export async function serveMetrics(
  registry: Registry,
  { host, port }: { host: string; port: number },
): Promise<{ server: Server; port: number }> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await once(server.listen(port, host), 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}
