import type { VerifyToken } from '../../auth/verifier.ts';
import { readRepeated } from '../../database/raw/index.ts';
import { requestRefused } from '../../http/overload.ts';
import type { Answered } from '../../http/request-log.ts';
import { Problem } from '../../problems/index.ts';
import { createInstruments, type DatabaseLoad } from './instruments.ts';
import { serveMetrics } from './listener.ts';

/** What measures the service. */
export interface Metrics {
  /** To be told of each request that is over. */
  readonly onAnswered: Answered;
  /** The same verifier, whose outcomes are counted. */
  counted(verify: VerifyToken): VerifyToken;
  /** Begins to count, and serves it; resolves with the port. Rejects when that is taken. */
  listen(host: string, port: number): Promise<number>;
  close(): void;
}

const outcomeOf = (error: unknown): string =>
  error instanceof Problem && error.code === 'UNAVAILABLE' ? 'unavailable' : 'refused';

/** Works synchronously as long as the verifier does. */
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
 * Metrics for Prometheus. Loaded and made only where METRICS_PORT is set.
 * @param database the database, asked whenever the metrics are read
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
