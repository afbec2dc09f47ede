import type { Readable } from 'node:stream';
import type { Registry } from 'prom-client';
import type { Verified, VerifyToken } from '../../auth/verifier.ts';
import { streamOpened } from '../../contract/route-handler.ts';
import { readRepeated } from '../../database/raw/index.ts';
import { requestRefused } from '../../http/overload.ts';
import type { Answered } from '../../http/request-log.ts';
import { Problem } from '../../problems/index.ts';
import { createInstruments, type DatabaseLoad } from './instruments.ts';
import { serveMetrics } from './listener.ts';

/** The metrics of the service. */
export interface Metrics {
  /** For metrics of parts that are not always there. */
  readonly registry: Registry;
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
  const accept = (verified: Verified): Verified => {
    count('accepted');
    return verified;
  };
  return (token) => {
    let verified: Verified | Promise<Verified>;
    try {
      verified = verify(token);
    } catch (error) {
      return fail(error);
    }
    return verified instanceof Promise ? verified.then(accept, fail) : accept(verified);
  };
}

/**
 * Metrics for Prometheus. Loaded only if METRICS_PORT is set.
 * @param database the database, queried whenever the metrics are read
 */
export function createMetrics(database: DatabaseLoad): Metrics {
  const { registry, requests, verifications, refusals, retries, streams } = createInstruments(database);
  const countRetry = (): void => retries.inc();
  const countRefusal = (): void => refusals.inc();
  const countStream = (stream: unknown): void => {
    streams.inc();
    (stream as Readable).once('close', () => streams.dec());
  };
  let server: Awaited<ReturnType<typeof serveMetrics>>['server'] | undefined;
  return {
    registry,
    onAnswered: ({ routeOptions }, reply) => {
      const operation = routeOptions.config?.operationId ?? 'none';
      // A stream has answered when it begins: how long clients keep it open would hide how fast answers are.
      const milliseconds = reply.streamBegan ?? reply.elapsedTime;
      requests.observe({ operation, status: reply.statusCode }, milliseconds / 1000);
    },
    counted: (verify) => countingVerifier(verify, (outcome) => verifications.inc({ outcome })),
    async listen(host, port) {
      const listening = await serveMetrics(registry, { host, port });
      server = listening.server;
      readRepeated.subscribe(countRetry);
      requestRefused.subscribe(countRefusal);
      streamOpened.subscribe(countStream);
      return listening.port;
    },
    close() {
      readRepeated.unsubscribe(countRetry);
      requestRefused.unsubscribe(countRefusal);
      streamOpened.unsubscribe(countStream);
      server?.close();
      server?.closeAllConnections();
    },
  };
}
