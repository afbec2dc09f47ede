import type { Handler } from '../../contract/types.ts';
import { openStream } from './stream.ts';
import type { StreamSource } from './stream-state.ts';

/** How streams are treated, wherever their changes come from. */
export interface StreamSettings extends Omit<StreamSource, 'read'> {
  /** JWT_CLOCK_TOLERANCE: for so long after its `exp` a token is taken, in seconds. */
  readonly toleranceSeconds: number;
}

/**
 * Makes the handler of streams.
 * @param settings how they are treated, and where their changes come from
 */
export function streamHandler({
  toleranceSeconds,
  ...source
}: StreamSettings & StreamSource): Handler<'streamChanges'> {
  return async ({ owner, tokenExpires, query, headers, log }) => {
    const since = headers['last-event-id'] ?? query.since;
    const endsAt = (tokenExpires + toleranceSeconds) * 1000;
    const body = await openStream(source, { owner, since, endsAt, log });
    // For nginx, which would hold events back.
    return { status: 200, headers: { 'X-Accel-Buffering': 'no' }, body };
  };
}
