import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { type AppOptions, buildApp } from './app.ts';
import type { Config } from './config/index.ts';
import type { Database } from './database/index.ts';

interface ObservedOptions extends AppOptions {
  config: Config;
  database: Database;
  logger: Logger;
}

/**
 * Builds the app, measured where METRICS_PORT is set and traced where OTEL_EXPORTER_OTLP_ENDPOINT is. What that takes is loaded
 * only then, and requests pay for it only then.
 * @param options the parts of the app
 * @returns the app; closing it ends the measuring too
 * @throws when the port of the metrics is taken (`EADDRINUSE`)
 */
export async function buildObservedApp(options: ObservedOptions): Promise<FastifyInstance> {
  const { config, database, verifyToken, logger } = options;
  const { HOST, METRICS_PORT: port, OTEL_EXPORTER_OTLP_ENDPOINT: collector } = config;
  const metrics =
    port === undefined ? undefined : (await import('./observability/metrics/index.ts')).createMetrics(database);
  if (metrics) logger.info({ port: await metrics.listen(HOST, port ?? 0) }, 'metrics are served');
  // Before the app is made: tracing listens for that.
  const tracing = collector ? (await import('./observability/tracing.ts')).startTracing(collector, logger) : undefined;
  const app = await buildApp({
    ...options,
    verifyToken: metrics ? metrics.counted(verifyToken) : verifyToken,
    ...(metrics && { onAnswered: metrics.onAnswered }),
  });
  app.addHook('onClose', async () => {
    metrics?.close();
    await tracing?.close();
  });
  return app;
}
