import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/**
 * Makes what signs messages: a signature of each secret, so that a receiver may know either while the secret is changed.
 * @param secrets WEBHOOK_SECRET
 * @returns given the id of the message, the moment in seconds since 1970 and the body, the header `webhook-signature`
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme
 */
export function signing(secrets: readonly string[]): (id: string, seconds: number, body: string) => string {
  const keys = secrets.map((secret) => Buffer.from(secret.slice(PREFIX.length), 'base64'));
  return (id, seconds, body) =>
    keys.map((key) => `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`).join(' ');
}
