import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Test } from 'tap';

type AnyValue = { stringValue?: string; intValue?: number | string };

interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

/** A span as it comes over OTLP/HTTP in JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding). */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly KeyValue[];
  readonly events: readonly unknown[];
  readonly status: { readonly code: number; readonly message?: string };
}

interface Export {
  resourceSpans: { resource: { attributes: KeyValue[] }; scopeSpans: { spans: ReceivedSpan[] }[] }[];
}

/** An OpenTelemetry collector that keeps in memory what it is sent. */
export interface Collector {
  readonly url: string;
  spans(): ReceivedSpan[];
  /** `service.name` and the like, of the first export. */
  resource(): Record<string, unknown>;
  /** All that came, as it came. */
  text(): string;
}

/** The attributes of a span by their names. */
export const attributesOf = (attributes: readonly KeyValue[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]));

/**
 * Starts a collector on a free loopback port; it ends with the test.
 * @param t the test
 * @param status what it answers
 */
export async function startCollector(t: Test, status = 200): Promise<Collector> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const isTraces = request.method === 'POST' && request.url === '/v1/traces';
    if (isTraces && request.headers['content-type'] === 'application/json') bodies.push(await text(request));
    response.writeHead(isTraces ? status : 404, { 'content-type': 'application/json' }).end('{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const exports = () => bodies.flatMap((body) => (JSON.parse(body) as Export).resourceSpans);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => exports().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    resource: () => attributesOf(exports()[0]?.resource.attributes ?? []),
    text: () => bodies.join('\n'),
  };
}
