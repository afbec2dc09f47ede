import type { Call } from './call.ts';
import type { components } from './generated/contract.d.ts';
import { type Listing, type ListQuery, listingOf } from './listing.ts';
import type { CallOptions, Result } from './types.ts';

type Schemas = components['schemas'];

/** A tag of the user's tasks. */
export type Tag = Schemas['Tag'];
/** The name of a tag, and its new one. */
export type TagRename = Schemas['TagRename'];
/** The size of a page. */
export type TagQuery = ListQuery<'Tag'>;

/** The tags of all tasks of the token's subject. */
export interface Tags extends Listing<'Tag'> {
  /** Renames a tag on all tasks that have it; where there is one of the new name, they become one. */
  rename(rename: TagRename, options?: CallOptions): Promise<Result<'renameTag'>>;
  /** Takes a tag from all tasks that have it. */
  delete(name: string, options?: CallOptions): Promise<Result<'deleteTag'>>;
}

/**
 * The operations on tags.
 * @param call calls an operation
 */
export const tagsOf = (call: Call): Tags => ({
  ...listingOf(call, 'Tag'),
  rename: (rename, options) => call('renameTag', { body: rename }, options),
  delete: (name, options) => call('deleteTag', { query: { name } }, options),
});
