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

/** How long the collector may take for what it is sent, repetitions included, in milliseconds: closing waits for it. */
const EXPORT_TIMEOUT_MS = 3000;

/** Traces that are sent to a collector. */
export interface Tracing {
  /** Sends what is left. */
  close(): Promise<void>;
}

/** After the operation, and with nothing of the URL: ids and search texts are the user's. */
function nameSpan(span: Span, { method, routeOptions }: FastifyRequest): void {
  const { url, config } = routeOptions;
  span.updateName(config?.operationId ?? `${method} ${url ?? ''}`.trim());
  span.setAttribute('url.path', url ?? '');
}

/**
 * A span without the words of errors, which may be the user's, and failed only where the service is to blame
 * (https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status).
 */
function discreet(span: ReadableSpan): ReadableSpan {
  const answered = span.attributes['http.response.status_code'];
  const isOurs = answered === undefined ? span.status.code === SpanStatusCode.ERROR : Number(answered) >= 500;
  const code = isOurs ? SpanStatusCode.ERROR : SpanStatusCode.UNSET;
  return Object.create(span, { status: { value: { code } }, events: { value: [] } });
}

function discreetExporter(endpoint: string): SpanExporter {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  return {
    export: (spans, done) => exporter.export(spans.map(discreet), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush(),
  };
}

/** A span for statements that are run together. The SQL has parameters in the place of values. */
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
 * Traces every app that is made from now on, and sends spans over OTLP/HTTP. Sampling, headers and the like follow the standard
 * variables (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/). Loaded only where it is used.
 * @param endpoint the collector, as in OTEL_EXPORTER_OTLP_ENDPOINT
 * @param log where it is told that spans could not be sent
 */
export function startTracing(endpoint: string, log: Pick<Logger, 'warn'>): Tracing {
  const say = (message: string): void => log.warn({ reason: message }, 'traces');
  diag.setLogger({ error: say, warn: say, info() {}, debug() {}, verbose() {} }, { logLevel: DiagLogLevel.WARN });
  const resource = resourceFromAttributes({ 'service.name': 'taskpact' });
  const provider = new NodeTracerProvider({
    resource: resource.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(discreetExporter(endpoint))],
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
      await provider.shutdown().catch((error: Error) => say(error.message));
      for (const api of [trace, context, propagation, diag]) api.disable();
    },
  };
}
