// Idempotency keys.
import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import type { Answer } from '../wire.ts';
import { askedBy } from './fields.ts';

/**
 * The allowed statuses of a request that may have an idempotency key.
 * @param first those of a new request
 * @param again that of one that was carried out already
 */
export function expectedWithKey(plan: Plan, me: Person, first: readonly number[], again: number): readonly number[] {
  const earlier = me.keys.get(plan.fields['Idempotency-Key'] ?? '');
  if (!earlier) return first;
  return [earlier.operation === plan.target.id && isDeepStrictEqual(earlier.asked, askedBy(plan)) ? again : 422];
}

/** Remembers the response to a request with an idempotency key, once; the response that it must equal, if there was one. */
export function answeredBefore(plan: Plan, answer: Answer, me: Person): string | undefined {
  const key = plan.fields['Idempotency-Key'];
  const earlier = me.keys.get(key ?? '');
  const first = answer.body.toString();
  if (key !== undefined && !earlier) me.keys.set(key, { operation: plan.target.id, asked: askedBy(plan), first });
  return earlier?.first;
}
