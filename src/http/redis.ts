import type { FastifyBaseLogger } from 'fastify';
import type { Redis } from 'ioredis';
import { loggable } from '../problems/loggable.ts';

/** How long Redis may be silent while it is asked something, in milliseconds: a request waits no longer for it. */
const SILENCE_MS = 250;

const CONNECT_MS = 1000;

/** A Redis that may go away. */
export interface Shared {
  readonly redis: Redis;
  /** To be told about a command that failed. */
  failed(error: Error): void;
}

/**
 * Connects to Redis, and goes on connecting whenever it is away; commands fail at once meanwhile. An outage is logged once at its
 * beginning and once at its end.
 * @param url as in REDIS_URL
 * @param log where outages are told
 * @returns it, whether it answered or not
 */
export async function connectRedis(url: string, log: FastifyBaseLogger): Promise<Shared> {
  // Loaded only where it is used.
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
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
