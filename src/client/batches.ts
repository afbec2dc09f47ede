import type { Call } from './call.ts';
import { randomKey } from './collection.ts';
import type { components } from './generated/contract.d.ts';
import type { CreateOptions, Result } from './types.ts';

/** One of several writes: an operation by its name, and what it needs. */
export type BatchOperation = components['schemas']['BatchOperation'];
/** What came of a write. */
export type BatchResult = components['schemas']['BatchResult'];

/** Options of a batch. */
export interface BatchOptions extends CreateOptions {
  /** Whether the first problem undoes all; default: true. Otherwise each write has its own result. */
  atomic?: boolean | undefined;
}

/** Carries out several writes in their order, exactly once, also if the request has to be repeated. */
export type Batch = (operations: BatchOperation[], options?: BatchOptions) => Promise<Result<'batch'>>;

/**
 * The operation that makes several writes.
 * @param call calls an operation
 */
export const batchOf =
  (call: Call): Batch =>
  (operations, { atomic, idempotencyKey = randomKey(), ...options } = {}) =>
    call(
      'batch',
      { body: { operations, atomic }, headers: { 'idempotency-key': idempotencyKey }, repeatable: true },
      options,
    );
