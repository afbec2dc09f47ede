import type { VerifyToken } from '../../auth/verifier.ts';
import { readRepeated } from '../../database/raw/index.ts';
import { requestRefused } from '../../http/overload.ts';
import type { Answered } from '../../http/request-log.ts';
import { Problem } from '../../problems/index.ts';
import { createInstruments, type DatabaseLoad } from './instruments.ts';
import { serveMetrics } from './listener.ts';

/** The metrics of the service. */
export interface Metrics {
  /** To be called with each completed request. */
  readonly onAnswered: Answered;
  /** Wraps a verifier so that its outcomes are counted. */
  counted(verify: VerifyToken): VerifyToken;
  /** Starts to count and to serve the metrics; resolves with the port, rejects if the port is taken. */
  listen(host: string, port: number): Promise<number>;
  close(): void;
}

const outcomeOf = (error: unknown): string =>
  error instanceof Problem && error.code === 'UNAVAILABLE' ? 'unavailable' : 'refused';

/** Synchronous if the verifier is. */
function countingVerifier(verify: VerifyToken, count: (outcome: string) => void): VerifyToken {
  const fail = (error: unknown): never => {
    count(outcomeOf(error));
    throw error;
  };
  const accept = (subject: string): string => {
    count('accepted');
    return subject;
  };
  return (token) => {
    let subject: string | Promise<string>;
    try {
      subject = verify(token);
    } catch (error) {
      return fail(error);
    }
    return typeof subject === 'string' ? accept(subject) : subject.then(accept, fail);
  };
}

/**
 * Metrics for Prometheus. Loaded only if METRICS_PORT is set.
 * @param database the database, queried whenever the metrics are read
 */
export function createMetrics(database: DatabaseLoad): Metrics {
  const { registry, requests, verifications, refusals, retries } = createInstruments(database);
  const countRetry = (): void => retries.inc();
  const countRefusal = (): void => refusals.inc();
  let server: Awaited<ReturnType<typeof serveMetrics>>['server'] | undefined;
  return {
    onAnswered: ({ routeOptions }, reply) => {
      const operation = routeOptions.config?.operationId ?? 'none';
      requests.observe({ operation, status: reply.statusCode }, reply.elapsedTime / 1000);
    },
    counted: (verify) => countingVerifier(verify, (outcome) => verifications.inc({ outcome })),
    async listen(host, port) {
      const listening = await serveMetrics(registry, { host, port });
      server = listening.server;
      readRepeated.subscribe(countRetry);
      requestRefused.subscribe(countRefusal);
      return listening.port;
    },
    close() {
      readRepeated.unsubscribe(countRetry);
      requestRefused.unsubscribe(countRefusal);
      server?.close();
      server?.closeAllConnections();
    },
  };
}
