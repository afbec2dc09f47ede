/** What variables of the environment may be, beside texts. */
import { z } from 'zod';

/**
 * A whole number.
 * @param min the least
 * @param max the greatest
 * @param why told with the least, where there is a reason
 */
export const wholeNumber = (min: number, max: number, why = '') =>
  z
    .string()
    .regex(/^\d+$/, { error: 'must be a whole number' })
    .transform(Number)
    .pipe(z.number().min(min, `must be ${min} to ${max}${why}`).max(max, `must be ${min} to ${max}`));

/**
 * The same with a default.
 * @param initial the default
 * @param min the least
 * @param max the greatest
 * @param why told with the least, where there is a reason
 */
export const integer = (initial: number, min: number, max: number, why?: string) =>
  wholeNumber(min, max, why).prefault(String(initial));

/**
 * `true` or `false`.
 * @param initial the default
 */
export const flag = (initial: boolean) =>
  z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .transform((text) => text === 'true')
    .prefault(initial ? 'true' : 'false');

/**
 * A URL.
 * @param protocols its schemes, without the colon
 * @param example told where it is none
 */
export const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL like ${example}` });

/** Texts between commas. */
export const list = (text: string): string[] => text.split(',').map((item) => item.trim());

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a URL is encrypted or of this machine, and holds no credentials.
 * @param text anything
 */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  return isSafe && username === '' && password === '';
}
