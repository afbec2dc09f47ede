import { z } from 'zod';
import { EVENT_TYPES } from '../../generated/events.ts';
import { isSafeUrl, list } from './rules.ts';

/** Whether a text is a secret of Standard Webhooks: 24 to 64 bytes in base64, behind `whsec_`. */
function isWebhookSecret(text: string): boolean {
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const { length } = Buffer.from(base64, 'base64');
  return length >= 24 && length <= 64;
}

/** Who is told of changes, and what. */
export const WEBHOOK_VARIABLES = {
  WEBHOOK_URL: z
    .string()
    .refine(isSafeUrl, {
      error:
        'must be a URL like https://app.example/webhooks, without a user and a password; http only at this machine, like http://127.0.0.1:8080/',
    })
    .optional()
    .describe('receiver that is told of every change, `https` or on this machine; not set: no webhooks'),
  WEBHOOK_SECRET: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((secret) => secret !== ''))
    .refine((secrets) => secrets.length > 0 && secrets.length < 3 && secrets.every(isWebhookSecret), {
      error: 'must be one or two secrets like whsec_<24 to 64 bytes in base64>, separated by a comma',
    })
    .optional()
    .describe(
      'secret that signs webhooks, `whsec_` and 24 to 64 bytes in base64; while it is changed, the new and the old one',
    ),
  WEBHOOK_EVENTS: z
    .string()
    .transform(list)
    .pipe(z.array(z.enum(EVENT_TYPES, { error: `must be a comma-separated list of ${EVENT_TYPES.join(', ')}` })))
    .optional()
    .describe(
      `types of events that are sent, comma-separated, of ${EVENT_TYPES.map((type) => `\`${type}\``).join(', ')}; not set: all`,
    ),
  WEBHOOK_PAYLOAD: z
    .enum(['full', 'thin'], { error: 'must be full or thin' })
    .optional()
    .describe('`thin` sends ids instead of what tasks and projects hold; not set: `full`'),
} as const;
