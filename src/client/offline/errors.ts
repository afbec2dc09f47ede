/**
 * Why a replica could not do what it was told. `STORAGE_DENIED`: the browser allows no storage, so that there is no replica; `QUOTA_EXCEEDED`:
 * there is no room for the write, which was not made; `STORAGE_FAILED`: the storage did not store it for another reason.
 */
export type ReplicaErrorCode =
  | 'STORAGE_DENIED'
  | 'STORAGE_FAILED'
  | 'QUOTA_EXCEEDED'
  | 'NOT_FOUND'
  | 'PROJECT_NOT_EMPTY'
  | 'SYNC_FAILED'
  | 'CLOSED';

/** What the methods of a replica throw. */
export class ReplicaError extends Error {
  override readonly name = 'ReplicaError';
  readonly code: ReplicaErrorCode;

  constructor(code: ReplicaErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
