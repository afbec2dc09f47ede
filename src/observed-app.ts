import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import type { AppOptions } from './app-options.ts';
import type { Config } from './config/index.ts';
import type { Database } from './database/index.ts';

interface ObservedOptions extends AppOptions {
  config: Config;
  database: Database;
  logger: Logger;
}

/**
 * Builds the app, with metrics if METRICS_PORT is set and traces if OTEL_EXPORTER_OTLP_ENDPOINT is. Their modules are loaded only then,
 * and without them requests have no overhead.
 * @param options the parts of the app
 * @returns the app; closing it also ends metrics and traces
 * @throws if the port of the metrics is taken (`EADDRINUSE`)
 */
export async function buildObservedApp(options: ObservedOptions): Promise<FastifyInstance> {
  const { config, database, verifyToken, logger } = options;
  const { HOST, METRICS_PORT: port, OTEL_EXPORTER_OTLP_ENDPOINT: collector } = config;
  const metrics =
    port === undefined ? undefined : (await import('./observability/metrics/index.ts')).createMetrics(database);
  if (metrics) logger.info({ port: await metrics.listen(HOST, port ?? 0) }, 'metrics are served');
  // Before the app is created, because tracing instruments new apps.
  const tracing = collector ? (await import('./observability/tracing.ts')).startTracing(collector, logger) : undefined;
  const app = await buildApp({
    ...options,
    verifyToken: metrics ? metrics.counted(verifyToken) : verifyToken,
    ...(metrics && { onAnswered: metrics.onAnswered, registry: metrics.registry }),
  });
  app.addHook('onClose', async () => {
    metrics?.close();
    await tracing?.close();
  });
  return app;
}
