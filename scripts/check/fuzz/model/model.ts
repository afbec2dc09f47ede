// The expected responses, whatever a request is about.
import type { Person } from '../people.ts';
import type { Plan } from '../plan.ts';
import type { Answer } from '../wire.ts';
import { expectedOfBatch, learnBatch } from './batch.ts';
import { expectedOfChanges, isOnChanges, learnChanges } from './changes.ts';
import { expectedAt, learnAt } from './entries.ts';

/** The allowed statuses of a valid request; undefined if the model does not cover the operation. */
export function expected(plan: Plan, me: Person): readonly number[] | undefined {
  const { spot, writes } = plan.target;
  if (writes) return expectedOfBatch(plan, me);
  if (isOnChanges(plan)) return expectedOfChanges(plan, me);
  return spot && expectedAt(spot, plan, me);
}

/** Updates the model with a response, and returns what is wrong with it, if anything. */
export function learn(plan: Plan, answer: Answer, me: Person): string | undefined {
  const { spot, writes } = plan.target;
  // Nothing was looked at.
  if ([403, 414, 431].includes(answer.status)) return undefined;
  if (writes) return learnBatch(plan, answer, me);
  if (isOnChanges(plan)) return learnChanges(plan, answer, me);
  return spot && learnAt(spot, plan, answer, me);
}
