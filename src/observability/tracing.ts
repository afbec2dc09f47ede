import { FastifyOtelInstrumentation } from '@fastify/otel';
import {
  context,
  DiagLogLevel,
  diag,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type Call, watchStatements } from '../database/raw/index.ts';

/** Time limit of an export including its retries, in milliseconds; closing waits for it. */
const EXPORT_TIMEOUT_MS = 3000;

/** Traces that are sent to a collector. */
export interface Tracing {
  /** Sends the remaining spans. */
  close(): Promise<void>;
}

/** Names a span after the operation, without any part of the URL: ids and search texts are private. */
function nameSpan(span: Span, { method, routeOptions }: FastifyRequest): void {
  const { url, config } = routeOptions;
  span.updateName(config?.operationId ?? `${method} ${url ?? ''}`.trim());
  span.setAttribute('url.path', url ?? '');
}

/**
 * A span without the messages of errors, which may contain data of users. Only a 5xx counts as failed
 * (https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status).
 */
function redacted(span: ReadableSpan): ReadableSpan {
  const status = span.attributes['http.response.status_code'];
  const hasFailed = status === undefined ? span.status.code === SpanStatusCode.ERROR : Number(status) >= 500;
  const code = hasFailed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET;
  return Object.create(span, { status: { value: { code } }, events: { value: [] } });
}

function redactingExporter(endpoint: string): SpanExporter {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  return {
    export: (spans, done) => exporter.export(spans.map(redacted), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush(),
  };
}

/** Traces statements that run together as one span. The SQL has parameters instead of values. */
function traceStatements(tracer: Tracer, calls: readonly Call[], result: Promise<unknown>): void {
  const text = calls.map(({ statement }) => statement.text.trim()).join(';\n');
  const [word = ''] = text.split(/\s/, 1);
  const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text };
  const span = tracer.startSpan(word, { kind: SpanKind.CLIENT, attributes });
  const end = (): void => span.end();
  const fail = (): void => {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  result.then(end, fail);
}

/**
 * Traces every app that is created after this call, and sends the spans over OTLP/HTTP. Sampling, headers and so on follow the standard
 * variables (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/). This module is loaded only if it is used.
 * @param endpoint the collector, as in OTEL_EXPORTER_OTLP_ENDPOINT
 * @param log the logger for exports that failed
 */
export function startTracing(endpoint: string, log: Pick<Logger, 'warn'>): Tracing {
  const warn = (message: string): void => log.warn({ reason: message }, 'traces');
  diag.setLogger({ error: warn, warn, info() {}, debug() {}, verbose() {} }, { logLevel: DiagLogLevel.WARN });
  const resource = resourceFromAttributes({ 'service.name': 'taskpact' });
  const provider = new NodeTracerProvider({
    resource: resource.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(redactingExporter(endpoint))],
  });
  provider.register();
  const instrumentation = new FastifyOtelInstrumentation({
    registerOnInitialization: true,
    instrumentHooks: false,
    recordExceptions: false,
    requestHook: nameSpan,
    lifecycleHook: (span) => span.updateName('handler'),
  });
  instrumentation.setTracerProvider(provider);
  const tracer = provider.getTracer('taskpact');
  const unwatch = watchStatements((calls, result) => traceStatements(tracer, calls, result));
  return {
    async close() {
      unwatch();
      instrumentation.disable();
      await provider.shutdown().catch((error: Error) => warn(error.message));
      for (const api of [trace, context, propagation, diag]) api.disable();
    },
  };
}
