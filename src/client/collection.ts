/** What the resources of the contract share, beside their lists: conditional changes, merges and idempotency keys. */
import type { Call, Input } from './call.ts';
import { failed } from './errors.ts';
import type { components } from './generated/contract.d.ts';
import { type Listing, listingOf, reading } from './listing.ts';
import type {
  CallOptions,
  ChangeOptions,
  CreateOptions,
  OperationId,
  ReadOptions,
  Result,
  Unchanged,
} from './types.ts';
import { abortable } from './waiting.ts';

type Schemas = components['schemas'];
type ReplacedBy<Id> = Id extends `replace${infer Name}` ? Name : never;

/** The name of a resource in the contract, as its operations have it: `Task` of `listTasks`, `getTask`, `replaceTask` and so on. */
export type Resource = ReplacedBy<OperationId>;

type Patch<Name extends Resource> = Schemas[`${Name}Patch`];

/** Makes a patch from the current state; it may be called again with a newer version. */
export type Merge<Name extends Resource> = (current: Schemas[Name]) => Patch<Name> | Promise<Patch<Name>>;

/** The operations that every resource has, on what the token's subject owns of it. */
export interface Collection<Name extends Resource> extends Listing<Name> {
  /** One of them; no data and status 304 if it is the version of `ifNoneMatch`. */
  get(id: string, options: ReadOptions): Promise<Result<`get${Name}`> | Unchanged>;
  get(id: string, options?: CallOptions): Promise<Result<`get${Name}`>>;
  /** Creates exactly one, also if the request has to be repeated. */
  create(fields: Schemas[`${Name}Create`], options?: CreateOptions): Promise<Result<`create${Name}`>>;
  /**
   * Creates one under an id of your own, as `newId` makes them. It can be sent again: where it is there already, the error is
   * `PRECONDITION_FAILED` with what is there as `current`; where it was deleted meanwhile, `ID_DELETED`.
   */
  put(id: string, fields: Schemas[`${Name}Replace`], options?: CallOptions): Promise<Result<`replace${Name}`>>;
  /** Replaces all writable fields; fields that are left out get their defaults. */
  replace(id: string, fields: Schemas[`${Name}Replace`], options?: ChangeOptions): Promise<Result<`replace${Name}`>>;
  /**
   * Changes the given fields. With a function instead of a patch, the current state is read and the function makes the patch, again
   * for the newer state if someone else has changed it meanwhile.
   */
  update(id: string, patch: Patch<Name>, options?: ChangeOptions): Promise<Result<`update${Name}`>>;
  update(id: string, merge: Merge<Name>, options?: CallOptions): Promise<Result<`update${Name}`>>;
  /** Deletes it for good. */
  delete(id: string, options?: ChangeOptions): Promise<Result<`delete${Name}`>>;
}

/** A unique key of 128 random bits. `crypto.randomUUID` does not exist on pages without TLS. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The input of a change, which may be repeated if it is for one version only.
 * @param id of what is changed
 * @param body the change, if it has a body
 * @param options with the entity tag of the version
 */
export const changing = (id: string, body?: object, options?: ChangeOptions): Input => ({
  id,
  headers: { 'if-match': options?.ifMatch },
  body,
  repeatable: !!options?.ifMatch,
});

/**
 * The operations that all resources have.
 * @param call calls an operation
 * @param name of the resource
 * @param retries how often a merge is repeated at most
 */
export function collectionOf<Name extends Resource>(call: Call, name: Name, retries: number): Collection<Name>;
// One implementation, which the compiler checks for all resources at once.
export function collectionOf(call: Call, name: Resource, retries: number): Collection<Resource> {
  const get = (id: string, options?: Partial<ReadOptions>) => call(`get${name}`, reading({ id }, options), options);

  async function merged(
    id: string,
    merge: Merge<Resource>,
    options?: CallOptions,
  ): Promise<Result<`update${Resource}`>> {
    let current: Schemas[Resource] | undefined;
    try {
      for (let tried = 0; ; tried++) {
        if (!current) {
          const read = await get(id, options);
          if (read.error) return read;
          current = read.data;
        }
        const patch = await abortable(merge(current), options?.signal);
        // Sent once: a 412 after a repeat would look like a change by someone else, and the patch would be merged twice.
        const input = { ...changing(id, patch, { ifMatch: current.etag }), repeatable: false };
        const result = await call(`update${name}`, input, options);
        if (result.error?.code !== 'PRECONDITION_FAILED' || tried >= retries) return result;
        current = result.error.current;
      }
    } catch (cause) {
      return failed('CALLER_ERROR', cause, options?.signal);
    }
  }

  return {
    ...listingOf(call, name),
    get,
    create: (fields, { idempotencyKey = randomKey(), ...options } = {}) =>
      call(
        `create${name}`,
        { body: fields, headers: { 'idempotency-key': idempotencyKey }, repeatable: true },
        options,
      ),
    put: (id, fields, options) =>
      call(`replace${name}`, { id, headers: { 'if-none-match': '*' }, body: fields, repeatable: true }, options),
    replace: (id, fields, options) => call(`replace${name}`, changing(id, fields, options), options),
    update: (id, patch, options) =>
      typeof patch === 'function'
        ? merged(id, patch, options)
        : call(`update${name}`, changing(id, patch, options), options),
    delete: (id, options) => call(`delete${name}`, changing(id, undefined, options), options),
  };
}
