import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/index.ts';
import { type ContractDocument, operationsOf } from '../contract/document.ts';
import type { SecurityHandler } from '../contract/types.ts';
import { Problem } from '../problems/index.ts';
import { connectRedis } from './redis.ts';

const WINDOW_MS = 60_000;

/** So many users and addresses are counted at once, in each process; of more, the least recent begin anew. */
const MOST_COUNTED = 50_000;

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
 * A request with a valid token counts for its user, whoever else is behind the same address; one without counts for the address.
 * While the keys are out of reach nobody can tell, and nothing is counted.
 */
const countedSecurity =
  (count: Count) =>
  (secure: SecurityHandler): SecurityHandler =>
  async (request, reply) => {
    try {
      await secure(request, reply);
    } catch (error) {
      if (error instanceof Problem && error.code !== 'UNAVAILABLE') await count(request, reply);
      throw error;
    }
    await count(request, reply);
  };

/** The operations without a token that the contract declares limited, by their 429. */
const limitedOpenOperations = (contract: ContractDocument): Set<unknown> =>
  new Set(
    operationsOf(contract)
      .filter(({ secured, operation }) => !secured && '429' in operation.responses)
      .map(({ id }) => id),
  );

/**
 * Limits requests per user, and per address where there is no valid token.
 * @param app the instance, before it gets its routes
 * @param contract says which operations without a token are limited
 * @param config how many requests a minute, and where to count
 * @returns what a security handler has to be wrapped in, so that its operations are limited
 */
export async function registerRateLimit(
  app: FastifyInstance,
  contract: ContractDocument,
  config: Pick<Config, 'RATE_LIMIT_PER_MINUTE' | 'REDIS_URL'>,
): Promise<(secure: SecurityHandler) => SecurityHandler> {
  const shared = config.REDIS_URL ? await connectRedis(config.REDIS_URL, app.log) : undefined;
  await app.register(rateLimit, {
    global: false,
    max: config.RATE_LIMIT_PER_MINUTE,
    timeWindow: WINDOW_MS,
    cache: MOST_COUNTED,
    keyGenerator: counted,
    nameSpace: 'taskpact:rate:',
    redis: shared?.redis,
  });
  app.addHook('onClose', async () => shared?.redis.disconnect());
  const count = counter(app, (error) => shared?.failed(error));
  const open = limitedOpenOperations(contract);
  app.addHook('onRoute', (route) => {
    const { operationId } = (route.schema ?? {}) as { operationId?: string };
    if (open.has(operationId)) route.onRequest = [route.onRequest ?? [], count].flat();
  });
  return countedSecurity(count);
}
