import type { HandlersOf } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import type { ChangeSource } from '../../resource/change-source.ts';
import { digesting } from './digest.ts';
import { feedOf } from './feed.ts';
import { changeListing } from './list.ts';
import { type StreamSettings, streamHandler } from './stream-handler.ts';

/**
 * The handlers of the operations on changes.
 * @param db the client
 * @param sources the resources
 * @param streams how streams are treated
 */
export function changeHandlers(
  db: Client,
  sources: { readonly [Name in 'task' | 'project']: ChangeSource },
  streams: StreamSettings,
): HandlersOf<'Changes'> {
  // A project before the tasks in it.
  const read = feedOf(db, [sources.project, sources.task]);
  return {
    listChanges: changeListing(read),
    getDigest: digesting(db, sources),
    streamChanges: streamHandler({ ...streams, read }),
  };
}
