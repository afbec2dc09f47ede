import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/index.ts';
import type { Refused } from '../contract/security.ts';
import type { Stage } from '../contract/stage.ts';
import { Problem } from '../problems/index.ts';
import { connectRedis } from './redis.ts';

const WINDOW_MS = 60_000;

/** How many users and addresses each process counts at once; beyond that the least recent begin anew. */
const MAX_COUNTED = 50_000;

/** Counts a request: sets the RateLimit headers, or throws RATE_LIMITED. */
type Count = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Of an IPv6 address the network (/64) counts: a household or server has all of it. The address of a closed socket is gone. */
const counted = ({ subject, ip }: FastifyRequest): string =>
  subject === '' ? `address:${normalizeIP(ip ?? '')}` : `user:${subject}`;

/** The two limits by their names: of a user, and of an address without a valid token. */
const policyOf = ({ subject }: FastifyRequest): string => (subject === '' ? '"address"' : '"user"');

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers-06, the last with three of them, and of -11, which has them as a structured field.
 * @param left how many requests are left
 * @param seconds until all of them are there again
 */
function setRateLimit(request: FastifyRequest, reply: FastifyReply, most: number, left: number, seconds: number): void {
  const policy = policyOf(request);
  reply.header('ratelimit-limit', most).header('ratelimit-remaining', left).header('ratelimit-reset', seconds);
  reply.header('ratelimit', `${policy};r=${left};t=${seconds}`);
  reply.header('ratelimit-policy', `${policy};q=${most};w=${WINDOW_MS / 1000}`);
}

/** @param failed told when the count could not be kept: the request goes on */
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
 * What counts requests: those with a valid token for their user, whoever else is behind the same address; those without for the address.
 * @param app the instance
 * @param config how many requests a minute, and where to count
 * @returns undefined where requests are not limited
 */
export async function requestCounter(
  app: FastifyInstance,
  config: Pick<Config, 'RATE_LIMIT_PER_MINUTE' | 'REDIS_URL'>,
): Promise<Count | undefined> {
  if (config.RATE_LIMIT_PER_MINUTE === 0) return undefined;
  const shared = config.REDIS_URL ? await connectRedis(config.REDIS_URL, app.log) : undefined;
  await app.register(rateLimit, {
    global: false,
    max: config.RATE_LIMIT_PER_MINUTE,
    timeWindow: WINDOW_MS,
    cache: MAX_COUNTED,
    keyGenerator: counted,
    nameSpace: 'taskpact:rate:',
    redis: shared?.redis,
  });
  app.addHook('onClose', async () => shared?.redis.disconnect());
  return counter(app, (error) => shared?.failed(error));
}

/**
 * Counts the requests that authentication refused, all the same. While the keys are out of reach nobody can tell whose they are, and
 * nothing is counted.
 * @param counter counts a request; undefined: nothing is counted
 */
export function countRefused(counter: Count | undefined): Refused | undefined {
  if (!counter) return undefined;
  return async (error, request, reply) => {
    if (error instanceof Problem && error.code !== 'UNAVAILABLE') await counter(request, reply);
  };
}

/**
 * The stage that counts requests: to operations with a token, once it is known whose it is, and to those of the others that declare a
 * 429, before their body is read.
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
