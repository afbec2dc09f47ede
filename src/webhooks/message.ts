import { hash } from 'node:crypto';
import type { components } from '../../generated/contract.ts';
import { bytesOf } from '../database/raw/index.ts';
import type { FeedItem } from '../resources/changes/feed.ts';

type Schemas = components['schemas'];

/** What a message holds, as the contract says. */
export type WebhookEvent =
  | Schemas['TaskUpsertedEvent']
  | Schemas['TaskDeletedEvent']
  | Schemas['ProjectUpsertedEvent']
  | Schemas['ProjectDeletedEvent'];

/** A message to the receiver. */
export interface Message {
  /** The same whenever the message is sent, by whatever process: a receiver drops what it has had. */
  readonly id: string;
  readonly type: WebhookEvent['type'];
  /** When the change was made, in milliseconds since 1970. */
  readonly changedAt: number;
  /** JSON. */
  readonly body: string;
}

/** The largest body, in bytes: Standard Webhooks recommends less than 20 kB. */
const MAX_BYTES = 20_000;

function eventOf(user_id: string, change: Schemas['Change'], payload: Schemas['PayloadForm']): WebhookEvent {
  if (change.type === 'deleted') {
    const { resource, id, deleted_at } = change;
    return { type: `${resource}.deleted`, timestamp: deleted_at, payload, data: { user_id, id, deleted_at } };
  }
  const { id, version, updated_at: timestamp } = change.data;
  const reference = { user_id, id, version };
  return change.resource === 'task'
    ? { type: 'task.upserted', timestamp, payload, data: payload === 'full' ? change.data : reference }
    : { type: 'project.upserted', timestamp, payload, data: payload === 'full' ? change.data : reference };
}

/**
 * The message about a change.
 * @param owner whose change it is
 * @param epoch of their account, so that another account of the same name has other messages
 * @param item the change
 * @param payload WEBHOOK_PAYLOAD; what would be too large is thin
 */
export function messageOf(owner: string, epoch: string, item: FeedItem, payload: Schemas['PayloadForm']): Message {
  const change: Schemas['Change'] = JSON.parse(bytesOf(item.piece).toString());
  const event = eventOf(owner, change, payload);
  const full = JSON.stringify(event);
  return {
    id: `msg_${hash('sha256', `${epoch} ${item.state}`, 'base64url')}`,
    type: event.type,
    changedAt: Date.parse(event.timestamp),
    body: Buffer.byteLength(full) > MAX_BYTES ? JSON.stringify(eventOf(owner, change, 'thin')) : full,
  };
}
