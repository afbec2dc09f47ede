/** Creations under ids that clients choose, of every kind of thing. */
import { UUID } from 'uuidv7';
import type { TestUser } from '../../helpers/app.ts';

/** A kind of thing that clients may create under ids of their own. */
export interface Kind {
  /** The path parameter. */
  readonly parameter: string;
  readonly collection: string;
  readonly body: object;
  readonly other: object;
}

export const KINDS: readonly Kind[] = [
  { parameter: 'task_id', collection: 'tasks', body: { title: 'Buy milk', tags: ['shop'] }, other: { title: 'Other' } },
  { parameter: 'project_id', collection: 'projects', body: { name: 'House' }, other: { name: 'Other' } },
];

/** A day, in milliseconds. */
export const DAY_MS = 24 * 60 * 60 * 1000;

let made = 0;

/** A version 7 id of a moment, in milliseconds since 1970. */
export const idAt = (moment: number): string => {
  made += 1;
  return UUID.fromFieldsV7(moment, 0, made, Math.floor(Math.random() * 2 ** 32)).toString();
};

/** Creates under an id. */
export const put = (
  user: TestUser,
  { collection, body }: Pick<Kind, 'collection' | 'body'>,
  id: string,
  headers: Record<string, string> = { 'if-none-match': '*' },
) => user.request({ method: 'PUT', url: `/api/me/${collection}/${id}`, headers, payload: body });

/** What is there under an id. */
export const get = (user: TestUser, { collection }: Kind, id: string) =>
  user.request({ url: `/api/me/${collection}/${id}` });
