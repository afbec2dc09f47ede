import type { BatchResult, Project, ProjectCreate, ProjectPatch, Task, TaskCreate, TaskPatch } from '../index.ts';

/** A kind of thing that a replica has. */
export type ResourceName = 'task' | 'project';

/** What each kind of thing looks like, and what creates and changes it. */
export interface Kinds {
  task: { entry: Task; create: TaskCreate; patch: TaskPatch };
  project: { entry: Project; create: ProjectCreate; patch: ProjectPatch };
}

/** What becomes of the tasks of a project that is deleted. */
export type TasksOfDeleted = 'delete' | 'keep';

/** A write of the user that the service has not acknowledged. */
export interface Write {
  /** Its place in the queue, which also names it. */
  readonly number: number;
  readonly resource: ResourceName;
  readonly kind: 'create' | 'update' | 'delete';
  /** Of what is written. */
  readonly id: string;
  readonly fields: TaskCreate | TaskPatch | ProjectCreate | ProjectPatch | { readonly tasks?: TasksOfDeleted };
}

/**
 * Two devices changed the same thing. `base` is what both began with, `mine` what it would be by the write of this device (null: deleted),
 * `theirs` what the service has (null: deleted there).
 */
export type Conflict = { [Name in ResourceName]: ConflictOf<Name> }[ResourceName];

/** A conflict about one kind of thing. */
export interface ConflictOf<Name extends ResourceName> {
  readonly resource: Name;
  readonly id: string;
  readonly base: Kinds[Name]['entry'];
  readonly mine: Kinds[Name]['entry'] | null;
  readonly theirs: Kinds[Name]['entry'] | null;
  /** The fields that both changed, to different values: empty where the merge loses nothing. An entry of `metadata` is `metadata.<key>`. */
  readonly fields: readonly string[];
  /** What it becomes; while `merge` decides, what it would become without it. */
  readonly merged: Kinds[Name]['entry'] | null;
}

/**
 * What a conflict becomes: `theirs` drops the write, `mine` makes all of it over theirs, and fields are written instead of it; undefined is the
 * default. Where theirs is null, `mine` and fields create it anew, under a new id.
 */
export type Resolution = 'theirs' | 'mine' | TaskPatch | ProjectPatch | undefined;

/** Decides about conflicts, at once. */
export type Merge = (conflict: Conflict) => Resolution;

/** Why the service refused a write (RFC 9457). */
export type WriteProblem = NonNullable<BatchResult['problem']>;

/** A write that the service refused, or that needs one that it refused. It is set aside until it is retried or discarded. */
export interface Rejected {
  readonly write: Write;
  readonly problem: WriteProblem;
  /** The number of the write that it needs, where that one was refused. */
  readonly because?: number;
}

/** A creation that was dropped, as somebody deleted meanwhile what it had created, with the writes behind it. */
export interface Dropped {
  readonly write: Write;
}

/** Which information each event carries. */
export interface ReplicaEvents {
  conflict: Conflict;
  rejected: Rejected;
  dropped: Dropped;
  /** An id was of a clock that is more than a day fast, and was made again before anybody else saw it. */
  renamed: { readonly resource: ResourceName; readonly from: string; readonly to: string };
  /** The service does not accept the token: the next attempt asks for a new one, `sync()` makes it at once. */
  signInNeeded: { readonly detail: string };
  /** What came from the service could not be stored; it comes again. */
  storageFailed: { readonly error: Error };
}

/** How the replica stands to the service. */
export interface Status {
  /** `live`: changes come as they are made. `syncing`: it is catching up. `offline`: it could not, and tries again by itself. */
  readonly state: 'offline' | 'syncing' | 'live';
  /** How many writes the service has not acknowledged. */
  readonly pending: number;
  /** Writes that are set aside, in their order. */
  readonly rejected: readonly Rejected[];
  /** Why it is offline, for people. */
  readonly detail?: string;
}

/** All there is at one moment; a new object after each change, otherwise the same. */
export interface Snapshot {
  /** By their ids, with what is queued; what the service has not seen has version 0. */
  readonly tasks: ReadonlyMap<string, Task>;
  readonly projects: ReadonlyMap<string, Project>;
  readonly status: Status;
}

/** What can be written of one kind of thing. Each resolves when it is stored, and takes effect in the snapshot at that moment. */
export interface Writes<Name extends ResourceName> {
  /** @throws {ReplicaError} QUOTA_EXCEEDED, STORAGE_FAILED or CLOSED */
  create(fields: Kinds[Name]['create']): Promise<Kinds[Name]['entry']>;
  /**
   * Changes the given fields (JSON Merge Patch, RFC 7396).
   * @throws {ReplicaError} NOT_FOUND, QUOTA_EXCEEDED, STORAGE_FAILED or CLOSED
   */
  update(id: string, patch: Kinds[Name]['patch']): Promise<Kinds[Name]['entry']>;
}

/** A copy of the user's tasks and projects, which works without a network. */
export interface Replica {
  /** Told whenever `getSnapshot` has something new; gives what ends it. */
  subscribe(listener: () => void): () => void;
  getSnapshot(): Snapshot;
  readonly tasks: Writes<'task'> & {
    /** Completes a task; `{ is_completed: false }` reopens it. */
    complete(id: string, completion?: { is_completed?: boolean }): Promise<Task>;
    /** Deletes a task and what is below it. */
    delete(id: string): Promise<void>;
  };
  readonly projects: Writes<'project'> & {
    /**
     * Deletes a project.
     * @throws {ReplicaError} PROJECT_NOT_EMPTY where it has tasks, and `tasks` does not say what becomes of them
     */
    delete(id: string, options?: { tasks?: TasksOfDeleted }): Promise<void>;
  };
  /** Queues a rejected write again, with other fields where they are given, and those that were set aside because of it. */
  retry(number: number, fields?: TaskPatch | ProjectPatch): Promise<void>;
  /** Forgets a rejected write. */
  discard(number: number): Promise<void>;
  /**
   * Sends what is queued and reads what is new, now.
   * @throws {ReplicaError} SYNC_FAILED with the reason as `cause`; it goes on trying by itself
   */
  sync(): Promise<void>;
  /** Listens to one kind of event; gives what ends it. Conflicts, rejections and drops are told again after a crash until they have a listener. */
  on<Name extends keyof ReplicaEvents>(event: Name, listener: (detail: ReplicaEvents[Name]) => void): () => void;
  /** Ends following the service; what is queued stays in the storage. */
  close(): Promise<void>;
}
