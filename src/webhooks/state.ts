import { hash } from 'node:crypto';
import type { DatabaseClient } from '../database/create-client.ts';
import type { WebhookUsers } from '../database/webhook-users.ts';

/** The one row. */
const ID = { id: 1 };

/** What is known of the receiver, by all processes. */
export interface ReceiverState {
  /**
   * Begins, where that has not been done: what users have by then is not told. Users who come later are told about from their first
   * change. May be called again after it failed, and by several processes.
   */
  begin(): Promise<void>;
  /** Whether the receiver has answered 410. */
  isStopped(): Promise<boolean>;
  stop(): Promise<void>;
}

/**
 * Makes what keeps the state of the receiver.
 * @param db the client
 * @param users asks about all users
 * @param receiver the URL and the secrets: when they are others, it is another receiver
 * @param now the clock: milliseconds since 1970
 */
export function receiverState(
  db: Pick<DatabaseClient, 'webhookState'>,
  users: WebhookUsers,
  receiver: readonly string[],
  now: () => number,
): ReceiverState {
  // The secrets are random: nobody finds them by their digest.
  const digest = hash('sha256', JSON.stringify(receiver));
  const starts_at = new Date(now());
  return {
    async begin() {
      await db.webhookState.createMany({ data: [{ ...ID, starts_at }], skipDuplicates: true });
      const first = await db.webhookState.findUniqueOrThrow({ where: ID });
      if (first.seeded_at) return;
      for (let after: string | undefined = ''; after !== undefined; ) {
        const end = await users.pageEnd(after);
        await users.seed(after, end, first.starts_at);
        after = end;
      }
      await db.webhookState.update({ where: ID, data: { seeded_at: new Date(now()) } });
    },
    async isStopped() {
      const row = await db.webhookState.findUnique({ where: ID });
      return row?.stopped_for === digest;
    },
    async stop() {
      await db.webhookState.update({ where: ID, data: { stopped_for: digest } });
    },
  };
}
