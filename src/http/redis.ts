import type { Redis } from 'ioredis';

/** Time limit of a command in milliseconds: a request waits no longer for Redis. */
const COMMAND_TIMEOUT_MS = 250;

const CONNECT_MS = 1000;

/** Is told when an outage begins and when it ends. */
export interface OutageOfRedis {
  away(error: Error): void;
  back(): void;
}

/** A Redis that may be unreachable at times. */
export interface Shared {
  readonly redis: Redis;
  /** To be called when a command failed. */
  failed(error: Error): void;
}

/**
 * Connects to Redis, and reconnects whenever the connection is lost; commands fail at once meanwhile.
 * @param url as in REDIS_URL
 * @param outage called once at the beginning of each outage, and once at its end
 * @returns the client, also if the connection failed
 */
export async function connectRedis(url: string, outage: OutageOfRedis): Promise<Shared> {
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
    if (!isAway) outage.away(error);
    isAway = true;
  };
  redis.on('error', failed).on('ready', () => {
    if (isAway) outage.back();
    isAway = false;
  });
  await redis.connect().catch(failed);
  return { redis, failed };
}
