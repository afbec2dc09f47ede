import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/index.ts';
import type { Refused } from '../contract/security.ts';
import type { Stage } from '../contract/stage.ts';
import { Problem } from '../problems/index.ts';
import { loggable } from '../problems/loggable.ts';
import { connectRedis } from './redis.ts';

const WINDOW_MS = 60_000;

/** How many users and addresses each process counts at most; beyond that the least recently seen ones start again from zero. */
const MAX_COUNTED = 50_000;

/** Counts a request: sets the RateLimit headers, or throws RATE_LIMITED. */
type Count = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** An IPv6 address counts as its /64 network, which usually belongs to one household or server. A closed socket has no address. */
const clientKeyOf = ({ owner, ip }: FastifyRequest): string =>
  owner === '' ? `address:${normalizeIP(ip ?? '')}` : `user:${owner}`;

/** The names of the two limits: of a user, and of an address without a valid token. */
const policyOf = ({ owner }: FastifyRequest): string => (owner === '' ? '"address"' : '"user"');

/**
 * The headers of draft-ietf-httpapi-ratelimit-headers-06, the last version with three separate ones, and of -11, with structured fields.
 * @param max requests per window
 * @param left how many requests are left
 * @param seconds until the window ends
 */
function setRateLimit(request: FastifyRequest, reply: FastifyReply, max: number, left: number, seconds: number): void {
  const policy = policyOf(request);
  reply.header('ratelimit-limit', max).header('ratelimit-remaining', left).header('ratelimit-reset', seconds);
  reply.header('ratelimit', `${policy};r=${left};t=${seconds}`);
  reply.header('ratelimit-policy', `${policy};q=${max};w=${WINDOW_MS / 1000}`);
}

/** @param failed called if the request could not be counted; the request is served nevertheless */
function counter(app: FastifyInstance, failed: (error: Error) => void): Count {
  const limit = app.createRateLimit();
  return async (request, reply) => {
    const state = await limit(request).catch(failed);
    if (!state || state.isAllowed) return;
    const { max, remaining, ttlInSeconds } = state;
    setRateLimit(request, reply, max, remaining, ttlInSeconds);
    if (!state.isExceeded) return;
    const headers = { 'retry-after': String(Math.max(1, ttlInSeconds)) };
    throw new Problem('RATE_LIMITED', { detail: `${max} requests a minute are allowed.`, headers });
  };
}

/**
 * Makes the counter of requests: those with a valid token count for their user, those without for their address.
 * @param app the instance
 * @param config how many requests per minute, and where to count
 * @returns undefined if requests are not limited
 */
export async function requestCounter(
  app: FastifyInstance,
  config: Pick<Config, 'RATE_LIMIT_PER_MINUTE' | 'REDIS_URL'>,
): Promise<Count | undefined> {
  if (config.RATE_LIMIT_PER_MINUTE === 0) return undefined;
  const outage = {
    away: (error: Error) =>
      app.log.warn({ err: loggable(error) }, 'Redis is away: requests go on, and are not limited'),
    back: () => app.log.info('Redis is back: requests are limited again'),
  };
  const shared = config.REDIS_URL ? await connectRedis(config.REDIS_URL, outage) : undefined;
  await app.register(rateLimit, {
    global: false,
    max: config.RATE_LIMIT_PER_MINUTE,
    timeWindow: WINDOW_MS,
    cache: MAX_COUNTED,
    keyGenerator: clientKeyOf,
    nameSpace: 'taskpact:rate:',
    redis: shared?.redis,
  });
  app.addHook('onClose', async () => shared?.redis.disconnect());
  return counter(app, (error) => shared?.failed(error));
}

/**
 * Counts the requests that authentication refused. While the keys cannot be fetched, it is unknown whose requests they are, and they are
 * not counted.
 * @param counter counts a request; undefined: nothing is counted
 */
export function countRefused(counter: Count | undefined): Refused | undefined {
  if (!counter) return undefined;
  return async (error, request, reply) => {
    if (error instanceof Problem && error.code !== 'UNAVAILABLE') await counter(request, reply);
  };
}

/**
 * The stage that counts requests: to operations with a token, after its verification; to other operations that declare a 429, before their
 * body is read.
 * @param counter counts a request; undefined: nothing is counted
 */
export function count(counter: Count | undefined): Stage {
  return {
    name: 'count',
    passageOf({ secured, operation }) {
      if (!counter || !(secured || '429' in operation.responses)) return undefined;
      return { at: secured ? 'preHandler' : 'onRequest', enter: counter };
    },
  };
}
