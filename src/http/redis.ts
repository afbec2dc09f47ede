import type { FastifyBaseLogger } from 'fastify';
import type { Redis } from 'ioredis';
import { loggable } from '../problems/loggable.ts';

/** Time limit of a command in milliseconds: a request waits no longer for Redis. */
const COMMAND_TIMEOUT_MS = 250;

const CONNECT_MS = 1000;

/** A Redis that may be unreachable at times. */
export interface Shared {
  readonly redis: Redis;
  /** To be called when a command failed. */
  failed(error: Error): void;
}

/**
 * Connects to Redis, and reconnects whenever the connection is lost; commands fail at once meanwhile. An outage is logged once at its
 * beginning and once at its end.
 * @param url as in REDIS_URL
 * @param log the logger for outages
 * @returns the client, also if the connection failed
 */
export async function connectRedis(url: string, log: FastifyBaseLogger): Promise<Shared> {
  // Loaded only if it is used.
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    socketTimeout: COMMAND_TIMEOUT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
  });
  let isAway = false;
  const failed = (error: Error): void => {
    if (!isAway) log.warn({ err: loggable(error) }, 'Redis is away: requests go on, and are not limited');
    isAway = true;
  };
  redis.on('error', failed).on('ready', () => {
    if (isAway) log.info('Redis is back: requests are limited again');
    isAway = false;
  });
  await redis.connect().catch(failed);
  return { redis, failed };
}
