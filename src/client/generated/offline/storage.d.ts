// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
/** What a replica stores, and what it needs of a storage. */
import type { Project, Task } from '../index.js';
import type { Conflict, Dropped, Rejected, ReplicaEvents, Status, Write, WriteProblem } from './types.js';
/** A write in the storage. */
export interface StoredWrite extends Write {
    /** What it was made to; of those that were sent or set aside. Others are made to what the service last told. */
    readonly base?: Task | Project | undefined;
    /** Why it is set aside. */
    readonly problem?: WriteProblem | undefined;
    /** The number of the write whose refusal set it aside. */
    readonly because?: number | undefined;
}
/** The batch that was sent, or is about to be: it stays as it is until there is an answer. */
export interface Outgoing {
    /** Its idempotency key. */
    readonly key: string;
    readonly numbers: readonly number[];
    /** What the service told to be deleted meanwhile: an answer that is older must not bring it back. */
    readonly gone: readonly string[];
}
/** What there is only one of. */
export interface Meta {
    /** The token behind the last change that is stored. */
    readonly since?: string | undefined;
    readonly outgoing?: Outgoing | undefined;
    /** The number of the last write or report. */
    readonly last: number;
    /** How far the service's clock is ahead of this one, in milliseconds, where that one refused an id. */
    readonly ahead?: number | undefined;
}
/** An event that is told again until somebody listens. */
export type Report = {
    readonly event: 'conflict';
    readonly detail: Conflict;
} | {
    readonly event: 'rejected';
    readonly detail: Rejected;
} | {
    readonly event: 'dropped';
    readonly detail: Dropped;
};
/** What is stored, by kind. */
export interface Records {
    task: Task;
    project: Project;
    write: StoredWrite;
    report: Report;
    meta: Meta;
}
/** One record; null where it was removed. */
export type RecordChange<Kind extends keyof Records = keyof Records> = {
    [One in Kind]: {
        readonly kind: One;
        readonly key: string;
        readonly value: Records[One] | null;
    };
}[Kind];
/** What the replicas of one storage tell each other. */
export type Message = {
    readonly type: 'stored';
    readonly revision: number;
    readonly changes: readonly RecordChange[];
} | {
    readonly type: 'state';
    readonly state: Status['state'];
    readonly detail?: string | undefined;
} | {
    readonly type: 'hello';
} | {
    [Name in TransientEvent]: {
        readonly type: Name;
        readonly detail: ReplicaEvents[Name];
    };
}[TransientEvent];
/** Events that are told once. */
export type TransientEvent = 'renamed' | 'signInNeeded' | 'storageFailed';
/** A storage that is open. */
export interface Store {
    /**
     * Reads and writes in one step, which nobody else of the same storage comes between.
     * @param known the revision that the caller has, -1 for none
     * @param decide gives what is to be written; its argument is all that is stored, unless that is what the caller has
     * @returns the new revision, when the changes are durable
     * @throws what `decide` throws, or why it is not stored: then nothing is
     */
    transact(known: number, decide: (newer: readonly RecordChange[] | undefined) => readonly RecordChange[]): Promise<number>;
    /** Tells the other replicas of this storage. */
    tell(message: Message): void;
    /** Hears what others tell, with what they stored; gives what ends it. */
    hear(listener: (message: Message) => void): () => void;
    /** Does work that one of all should do at a time, when it is this one's turn. */
    lead(signal: AbortSignal, work: () => Promise<void>): Promise<void>;
    close(): void;
}
/** Where a replica is kept: `memoryStorage()` or `indexedDbStorage(name)`. */
export interface Storage {
    /** @throws {ReplicaError} STORAGE_DENIED */
    open(): Promise<Store>;
}
