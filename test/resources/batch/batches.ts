import type { components } from '../../../generated/contract.ts';
import type { TestUser } from '../../helpers/app.ts';

type Schemas = components['schemas'];

/** One of the writes, as it is sent: what has a default may be left out. */
export interface Sent {
  readonly operation: Schemas['BatchOperationName'];
  readonly [member: string]: unknown;
}

/** Sends several writes. */
export const send = (
  user: TestUser,
  operations: readonly Sent[],
  more: { readonly atomic?: boolean } = {},
  headers: Record<string, string> = {},
) => user.request({ method: 'POST', url: '/api/me/batch', payload: { operations, ...more }, headers });

/** The changes of a user, all of them. */
export async function changesOf(user: TestUser): Promise<Schemas['Change'][]> {
  const { data }: Schemas['ChangeList'] = (await user.request({ url: '/api/me/changes?limit=200' })).json();
  return data;
}

/** The answer to a batch. */
export type Answered = Schemas['BatchAnswer'];
