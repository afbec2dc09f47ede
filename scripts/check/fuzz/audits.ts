import { type Exchange, exchange, faultOf, type Stage } from './exchange.ts';
import { auditPlans, learnAll } from './model/audit.ts';
import { differenceOfCopy } from './model/changes.ts';
import type { Entity, Person } from './people.ts';
import type { Plan } from './plan.ts';
import type { Target } from './targets.ts';
import { contentOf } from './wire.ts';

/** Reads all entries of a user, and compares them with the model. */
export async function audit(me: Person, stage: Stage, sent: Exchange[]): Promise<readonly [Plan, string] | undefined> {
  for (const list of stage.lists) {
    const seen: Entity[] = [];
    for (const plan of auditPlans(list)) {
      const { answer } = await exchange(plan, me, stage, sent);
      if (answer instanceof Error || answer.status !== 200) return [plan, 'the list cannot be read'];
      seen.push(...(contentOf(answer) as { data: Entity[] }).data);
    }
    const [plan] = auditPlans(list);
    const fault = learnAll(list.spot?.collection ?? '', seen, me);
    if (plan && fault) return [plan, fault];
  }
  me.unread = undefined;
  return auditChanges(me, stage, sent);
}

/** Reads what was changed since the last time, and compares what follows from it with the model. */
async function auditChanges(me: Person, stage: Stage, sent: Exchange[]): Promise<readonly [Plan, string] | undefined> {
  const read = async (target: Target, fields: Plan['fields']) => {
    const plan = { target, actor: 0, dice: [], fields: { user_id: 'me', ...fields } };
    const { answer, wire } = await exchange(plan, me, stage, sent);
    const fault = answer instanceof Error ? answer.message : faultOf(plan, wire, answer, me);
    return { found: fault && ([plan, fault] as const), plan };
  };
  for (let since = '?'; since !== me.copy.since; ) {
    since = me.copy.since ?? '';
    const { found } = await read(stage.changes, { limit: '7', ...(since && { since }) });
    if (found) return found;
  }
  const { found, plan } = await read(stage.digest, {});
  const fault = differenceOfCopy(me);
  return found || (fault && [plan, fault]) || undefined;
}
