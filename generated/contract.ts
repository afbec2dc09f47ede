// Made from openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/api/{user_id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tasks
         * @description The user's tasks, newest first unless `sort` says otherwise, a page at a time. Follow `Link`, or pass `meta.next_cursor` back as `cursor`, for the next page. However much is written meanwhile, no task is shown twice and none is skipped that was there throughout, as long as the field that is sorted by does not change. With `If-None-Match` and the ETag of an earlier answer, 304 as long as the page is the same.
         */
        get: operations["listTasks"];
        put?: never;
        /**
         * Create a task
         * @description Makes a new task. The service chooses its id. Below a `parent_id` it is a subtask, and belongs to the project of the task above it. With an `Idempotency-Key` a request can be sent again without making a second task: for 24 hours the same key with the same body gets the first answer.
         */
        post: operations["createTask"];
        /**
         * Delete completed tasks
         * @description Deletes the completed tasks that fit the filters, with all that is below them, in one step. A completed task with an open one below it stays. `is_completed=true` has to be there, so that nothing is deleted by a filter that was forgotten.
         */
        delete: operations["deleteCompletedTasks"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a task
         * @description One task. With `If-None-Match` and the ETag of an earlier answer, 304 as long as nothing changed.
         */
        get: operations["getTask"];
        /**
         * Replace a task, or create it under an id of your own
         * @description Replaces everything that the user may write; a field that is left out gets its default, `position` the moment of the creation. Subtasks stay below the task, and follow it into another project.
         *     With `If-None-Match: *` and no `If-Match` it creates the task under the id in the path (201), and replaces nothing: where there is one already, the answer is 412, and `current` is what is there; so a creation can be sent again. The id is a UUID of version 7 whose time is at most a day ahead of the service's clock: it becomes `created_at`. An id that was deleted is 412 `ID_DELETED` for as long as the deletion is among the changes (30 days, unless the service is configured otherwise); later it may be created again.
         */
        put: operations["replaceTask"];
        post?: never;
        /**
         * Delete a task
         * @description Deletes the task for good, and all subtasks below it in the same step. Every later use of their ids is 404.
         */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        /**
         * Update a task
         * @description Changes the fields that are given and no others (JSON Merge Patch, RFC 7396): `due` and `metadata` member by member, where null removes a member; `tags` as a whole. Another `project_id` takes the subtasks along, and so does another `parent_id`, below which the project is that of the task above. A patch that changes nothing leaves `version` and `updated_at` alone.
         */
        patch: operations["updateTask"];
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Complete or reopen a task
         * @description Completes the task; with `{"is_completed": false}` reopens it. Subtasks stay as they are. Completing a completed task changes nothing, its `completed_at` least of all.
         */
        patch: operations["completeTask"];
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Move a task in the user's own order
         * @description Puts the task between others in the order of `position`, and on request into another project or below another task, with all of its subtasks; in one step, whatever else is moved at the same time. Where two neighbours have no room between them, the positions of all siblings are made anew: that raises their `version` and leaves their `updated_at` alone. Moving a task to where it is already changes nothing.
         */
        patch: operations["moveTask"];
        trace?: never;
    };
    "/api/{user_id}/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description The user's projects in their own order unless `sort` says otherwise, a page at a time, those that are archived left out unless `is_archived` asks for them. Pages and `If-None-Match` are as with tasks.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Create a project
         * @description Makes a new project. The service chooses its id. With an `Idempotency-Key` a request can be sent again without making a second one, as with tasks.
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a project
         * @description One project. With `If-None-Match` and the ETag of an earlier answer, 304 as long as nothing changed.
         */
        get: operations["getProject"];
        /**
         * Replace a project, or create it under an id of your own
         * @description Replaces everything that the user may write; a field that is left out gets its default, `position` the moment of the creation. Tasks stay in the project.
         *     With `If-None-Match: *` and no `If-Match` it creates the project under the id in the path (201), and replaces nothing: where there is one already, the answer is 412, and `current` is what is there; so a creation can be sent again. The id is a UUID of version 7 whose time is at most a day ahead of the service's clock: it becomes `created_at`. An id that was deleted is 412 `ID_DELETED` for as long as the deletion is among the changes (30 days, unless the service is configured otherwise); later it may be created again.
         */
        put: operations["replaceProject"];
        post?: never;
        /**
         * Delete a project
         * @description Deletes the project for good. Where it has tasks, `tasks` has to say what becomes of them, in the same step: `delete` deletes all of them with their subtasks, `keep` leaves them without a project. Without it that is 409 `PROJECT_NOT_EMPTY`, and nothing changes.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /**
         * Update a project
         * @description Changes the fields that are given and no others (JSON Merge Patch, RFC 7396), `metadata` member by member. A patch that changes nothing leaves `version` and `updated_at` alone.
         */
        patch: operations["updateProject"];
        trace?: never;
    };
    "/api/{user_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags
         * @description The tags of the user's tasks, by their Unicode code points, with how many open and completed tasks have each. Counting takes time with the number of tasks. Pages and `If-None-Match` are as with tasks.
         */
        get: operations["listTags"];
        put?: never;
        post?: never;
        /**
         * Delete a tag
         * @description Takes a tag from all tasks that have it, in one step. Each of them gets a new version.
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        /**
         * Rename a tag
         * @description Gives a tag another name on all tasks that have it, in one step. Where a task has a tag of the new name already, the two become one, at the place of the first. Each task that changes gets a new version.
         */
        patch: operations["renameTag"];
        trace?: never;
    };
    "/api/{user_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List changes
         * @description The user's tasks and projects in the order of their last changes, and what was deleted, a page at a time, oldest first. Pass `meta.next` back as `since`, until `has_more` is false, and again later: nothing is ever missed. A thing that changes meanwhile moves to the end, and may be seen again with a newer `version`. Deletions are kept for 30 days, unless the service is configured otherwise; after a token older than that, 410: start over without `since`, and drop what does not come again.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/changes/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a digest of everything
         * @description What stands for all tasks and projects of the user at one moment, and the token of the changes at that moment. A client that has followed the changes up to that token holds the same if, and only if, its own digest is equal.
         */
        get: operations["getDigest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/changes/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream changes
         * @description The changes as Server-Sent Events (WHATWG HTML, section 9.2): those of `listChanges` after `Last-Event-ID` or `since`, then each as it comes. `data` of an event is one change as JSON, `id` its token. A comment comes at least every 15 seconds. The stream ends when the token of the request does, and whenever the service or the network has to: connect again with `Last-Event-ID`, and nothing is missed or told twice. Read it with `fetch` and the `Authorization` header; no token is taken from an address. A user has a number of streams at once, more are 429; who reads too slowly is cut off.
         */
        get: operations["streamChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make several writes
         * @description Carries out 1-100 writes of tasks and projects in their order, by the rules of their operations, in one step: the first problem undoes all and is the answer, and `operation` says which write it is about. With `atomic: false` each write stands for itself, and has its result. An `Idempotency-Key` is for the batch as a whole. The body may have 1 MiB.
         */
        post: operations["batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the account
         * @description What is kept of the user, in numbers. Who never wrote anything has an account without a moment of creation.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        /**
         * Delete the account
         * @description Removes everything that is kept of the user, in one step, and ends the streams of their changes. It cannot be undone: export first. Older tokens of changes are 410 from then on, and `Idempotency-Key`s are forgotten. Without an account it is 204 as well. The user may write again, and then has a new one. It may take two minutes.
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/account/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export everything
         * @description All tasks and projects of the user, as they are at one moment. By `Accept`: JSON, which `importTasks` takes to make the same again, with the same ids and versions; CSV for spreadsheets, in which texts that begin like a formula have an apostrophe before them; or iCalendar (RFC 5545), a VTODO for each task. JSON where nothing else is preferred. A user has one export at a time, and it may take two minutes to begin.
         */
        get: operations["exportAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import tasks
         * @description Makes the projects and tasks of a file, in one step: the whole file or, where it is broken, nothing. `format` says whose file it is. What does not fit is changed or left out, and the report says so row by row. Ids come from the file or follow from what it says, so that the same file makes nothing twice: what is there already stays as it is, and what was deleted stays deleted for as long as the deletion is among the changes. The file may have 128 MiB; a user has one import at a time, and their other writes wait for it. It may take two minutes. `docs/import.md` has what each format keeps.
         */
        post: operations["importTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health for people and dashboards
         * @description Whether the service and its database work, within 1 s even when the database does not answer.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process runs
         * @description For a supervisor that restarts what does not answer. It does not ask the database.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the service can serve
         * @description For a load balancer. Ready means that the database answers and has every migration of this release, and that the service is not about to end: then it is 503 for a while in which requests are still served.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where everything is
         * @description For a first look: the addresses of the contract, the reference and health. A client that prefers `text/html` in `Accept`, as browsers do, is sent to the reference instead.
         */
        get: operations["getIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract as JSON
         * @description This contract, in one file, as the service enforces it. It is offered compressed (`Accept-Encoding: br` or `gzip`); each encoding has an ETag of its own.
         */
        get: operations["getContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract as YAML
         * @description The source of this contract, as its authors wrote it, of the media type that RFC 9512 gives YAML: `application/yaml`, in UTF-8 and so without a `charset`. It is offered compressed (`Accept-Encoding: br` or `gzip`); each encoding has an ETag of its own.
         */
        get: operations["getContractSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What clients do, step by step
         * @description Workflows of this contract's operations, as a document of Arazzo 1.0 in YAML: sign in and create, page through a list, change without losing an update, offline and back, batch, import and export, leave. People can read it, and programs carry it out. It is offered compressed, as the contract is.
         */
        get: operations["getWorkflows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a problem type means
         * @description The explanation behind a problem's `type`.
         */
        get: operations["getProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "task.upserted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell of a task that is new or was changed
         * @description The task as it is when the message is sent: one that changed several times meanwhile is told once.
         */
        post: operations["sendTaskUpserted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell of a task that was deleted
         * @description What is left of the task: whose it was, and when it was deleted.
         */
        post: operations["sendTaskDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.upserted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell of a project that is new or was changed
         * @description The project as it is when the message is sent: one that changed several times meanwhile is told once.
         */
        post: operations["sendProjectUpserted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell of a project that was deleted
         * @description What is left of the project: whose it was, and when it was deleted.
         */
        post: operations["sendProjectDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description The subject of a token, or the id of a team. */
        UserId: string;
        /**
         * Format: uuid
         * @description A version 7 UUID (RFC 9562), made by the service, or by the client that created the entry.
         */
        TaskId: string;
        /** @description What is to be done, 1-500 characters with something other than white space among them, without U+0000. */
        TaskTitle: string;
        /** @description More about it, at most 5,000 characters, without U+0000; null when there is nothing more to say. */
        TaskDescription: string | null;
        /**
         * Format: uuid
         * @description The project that the task belongs to. That of a subtask is that of the task above it: a write leaves it out, or gives the same.
         */
        TaskProjectId: string | null;
        /**
         * Format: uuid
         * @description The task that this is a subtask of; at most four levels are below the top.
         */
        TaskParentId: string | null;
        /**
         * Format: date
         * @description A day of the calendar (RFC 3339, `full-date`).
         */
        CalendarDay: string;
        /** @description The local time; null for the whole day (`showWithoutTime` of RFC 8984). */
        TimeOfDay: string | null;
        /**
         * Format: time-zone
         * @description The zone of the time, a name of the IANA time zone database as the service's JavaScript runtime knows it (`Intl.DateTimeFormat`, in upper or lower case); no offset. It is kept as it was written, and nothing is ever converted. Null: wherever the user is.
         */
        TimeZone: string | null;
        /** @default null */
        TimeOfDayInput: components["schemas"]["TimeOfDay"];
        /** @default null */
        TimeZoneInput: components["schemas"]["TimeZone"];
        /**
         * TaskDue
         * @description When the task is due, as its user wrote it (`due`, `showWithoutTime` and `timeZone` of RFC 8984); null when it is not.
         */
        TaskDue: {
            date: components["schemas"]["CalendarDay"];
            time: components["schemas"]["TimeOfDay"];
            time_zone: components["schemas"]["TimeZone"];
        } | null;
        /**
         * TaskDueInput
         * @description When the task is due; null when it is not.
         * @default null
         */
        TaskDueInput: {
            date: components["schemas"]["CalendarDay"];
            time: components["schemas"]["TimeOfDayInput"];
            time_zone: components["schemas"]["TimeZoneInput"];
        } | null;
        /**
         * TaskDuePatch
         * @description What changes of when the task is due (RFC 7396). Where it was null, a time or a zone needs a `date`, and members that are null change nothing. Null when it is not due any more.
         */
        TaskDuePatch: {
            date?: components["schemas"]["CalendarDay"];
            time?: components["schemas"]["TimeOfDay"];
            time_zone?: components["schemas"]["TimeZone"];
        } | null;
        /**
         * Format: int32
         * @description From 1, the highest, to 9, the lowest; 0 is undefined (RFC 5545, section 3.8.1.9).
         */
        TaskPriority: number;
        /**
         * Format: int32
         * @description From 1, the highest, to 9, the lowest; 0 is undefined (RFC 5545, section 3.8.1.9).
         * @default 0
         */
        TaskPriorityInput: number;
        /** @description A tag, 1-50 characters with something other than white space among them, without U+0000. Tags are compared exactly. */
        TagName: string;
        /** @description The tags of the task, in the order in which its user put them. */
        TaskTags: components["schemas"]["TagName"][];
        /**
         * @description The tags of the task, in the order in which its user put them.
         * @default []
         */
        TaskTagsInput: components["schemas"]["TagName"][];
        /** @description 1-40 characters, without U+0000; not `__proto__`, which programs in JavaScript lose. */
        MetadataKey: string;
        /** @description At most 500 characters, without U+0000. */
        MetadataValue: string;
        /** @description For the application that embeds this service, its own ids for example; at most 50 entries, in no order of their own. */
        Metadata: {
            [key: string]: components["schemas"]["MetadataValue"];
        };
        /**
         * @description For the application that embeds this service, its own ids for example; at most 50 entries, in no order of their own.
         * @default {}
         */
        MetadataInput: {
            [key: string]: components["schemas"]["MetadataValue"];
        };
        /** @description The new value; null removes the entry. */
        MetadataPatchValue: string | null;
        /**
         * MetadataPatch
         * @description The entries to change (RFC 7396); null removes them all. There may be 50 of them afterwards.
         */
        MetadataPatch: {
            [key: string]: components["schemas"]["MetadataPatchValue"];
        } | null;
        /** @description Entries that the metadata must have. */
        MetadataFilter: {
            [key: string]: components["schemas"]["MetadataValue"];
        };
        /** @description A UUID, or `none`. */
        IdOrNone: string;
        /**
         * Format: double
         * @description Where it stands when things are shown in the user's own order; lower comes first. Without one it is the moment of the creation, in milliseconds since 1970, so that the order starts as that of creation.
         */
        Position: number;
        /** @default null */
        TaskDescriptionInput: components["schemas"]["TaskDescription"];
        /**
         * @description Whether it is done.
         * @default false
         */
        TaskIsCompletedInput: boolean;
        /**
         * @description `true` completes, `false` reopens.
         * @default true
         */
        TaskCompletionInput: boolean;
        /**
         * @description A field to sort by; `-` before it means descending. Titles are sorted by their Unicode code points; `due` by day, then the whole day before times, without regard to zones; `priority` from 1 to 9. What is null, or of priority 0, comes last in both directions.
         * @default -created_at
         * @enum {string}
         */
        TaskSort: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "completed_at" | "-completed_at" | "title" | "-title" | "position" | "-position" | "due" | "-due" | "priority" | "-priority";
        /** @description An opaque place in a list. */
        Cursor: string;
        /** @description A text to look for, 1-200 characters, without U+0000. */
        SearchText: string;
        /**
         * Format: date-time
         * @description A moment with its offset from UTC (RFC 3339).
         */
        Moment: string;
        /** @description `*`, or entity tags separated by commas (RFC 9110, section 13.1.1). */
        EntityTagList: string;
        /** @description A strong entity tag, quotes included. */
        EntityTag: string;
        /**
         * Format: date-time
         * @description A moment in UTC with milliseconds (RFC 3339).
         */
        Timestamp: string;
        /**
         * Format: int32
         * @description Starts at 1 and grows by 1 with every change. In quotes it is the ETag.
         */
        Version: number;
        /** @description How many tasks. */
        TaskCounts: {
            /**
             * Format: int32
             * @description How many are open.
             */
            open: number;
            /**
             * Format: int32
             * @description How many are completed.
             */
            completed: number;
        };
        /** @description One task of one user. */
        Task: {
            id: components["schemas"]["TaskId"];
            user_id: components["schemas"]["UserId"];
            project_id: components["schemas"]["TaskProjectId"];
            parent_id: components["schemas"]["TaskParentId"];
            title: components["schemas"]["TaskTitle"];
            description: components["schemas"]["TaskDescription"];
            /** @description Whether it is done. */
            is_completed: boolean;
            /**
             * Format: date-time
             * @description When it was completed; non-null exactly when `is_completed`.
             */
            completed_at: string | null;
            /** @description The subject of the token that completed it; null for an open task, and for one that was completed before the service kept this. */
            completed_by: string | null;
            due: components["schemas"]["TaskDue"];
            priority: components["schemas"]["TaskPriority"];
            tags: components["schemas"]["TaskTags"];
            metadata: components["schemas"]["Metadata"];
            position: components["schemas"]["Position"];
            version: components["schemas"]["Version"];
            etag: components["schemas"]["EntityTag"];
            /** @description The subject of the token that made it; null for a task that was made before the service kept this. */
            created_by: string | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
            subtask_counts?: components["schemas"]["TaskCounts"];
        };
        /** @description What a new task needs. */
        TaskCreate: {
            title: components["schemas"]["TaskTitle"];
            description: components["schemas"]["TaskDescriptionInput"];
            is_completed: components["schemas"]["TaskIsCompletedInput"];
            project_id?: components["schemas"]["TaskProjectId"];
            parent_id?: components["schemas"]["TaskParentId"];
            due: components["schemas"]["TaskDueInput"];
            priority: components["schemas"]["TaskPriorityInput"];
            tags: components["schemas"]["TaskTagsInput"];
            metadata: components["schemas"]["MetadataInput"];
            position?: components["schemas"]["Position"];
        };
        /** @description Everything of a task that its user may write. */
        TaskReplace: {
            title: components["schemas"]["TaskTitle"];
            description: components["schemas"]["TaskDescriptionInput"];
            is_completed: components["schemas"]["TaskIsCompletedInput"];
            project_id?: components["schemas"]["TaskProjectId"];
            parent_id?: components["schemas"]["TaskParentId"];
            due: components["schemas"]["TaskDueInput"];
            priority: components["schemas"]["TaskPriorityInput"];
            tags: components["schemas"]["TaskTagsInput"];
            metadata: components["schemas"]["MetadataInput"];
            position?: components["schemas"]["Position"];
        };
        /** @description The fields to change (RFC 7396); `{}` changes nothing. */
        TaskPatch: {
            title?: components["schemas"]["TaskTitle"];
            description?: components["schemas"]["TaskDescription"];
            /** @description Whether it is done. */
            is_completed?: boolean;
            project_id?: components["schemas"]["TaskProjectId"];
            parent_id?: components["schemas"]["TaskParentId"];
            due?: components["schemas"]["TaskDuePatch"];
            priority?: components["schemas"]["TaskPriority"];
            tags?: components["schemas"]["TaskTags"];
            metadata?: components["schemas"]["MetadataPatch"];
            position?: components["schemas"]["Position"];
        };
        /** @description Where a task goes: exactly one of `after`, `before` and `to`. Siblings are the tasks of the same project below the same task; without `project_id` and `parent_id` it stays among its own. */
        TaskMove: {
            after?: components["schemas"]["TaskId"];
            before?: components["schemas"]["TaskId"];
            to?: components["schemas"]["TaskMoveTarget"];
            project_id?: components["schemas"]["TaskProjectId"];
            parent_id?: components["schemas"]["TaskParentId"];
        } & (unknown | unknown | unknown);
        /**
         * @description Before all siblings, or behind them.
         * @enum {string}
         */
        TaskMoveTarget: "start" | "end";
        /** @description What was deleted. */
        TaskCleanup: {
            /**
             * Format: int32
             * @description How many tasks were deleted, those below others included.
             */
            deleted: number;
            /**
             * Format: int32
             * @description How many completed tasks that fit the filters were kept, because an open one is below them.
             */
            kept: number;
        };
        /** @description What was deleted. */
        SingleTaskCleanup: {
            data: components["schemas"]["TaskCleanup"];
            meta: components["schemas"]["EmptyMeta"];
        };
        /**
         * Format: uuid
         * @description A version 7 UUID (RFC 9562), made by the service, or by the client that created the entry.
         */
        ProjectId: string;
        /** @description What the project is called, 1-200 characters with something other than white space among them, without U+0000. */
        ProjectName: string;
        /** @description More about it, at most 5,000 characters, without U+0000; null when there is nothing more to say. */
        ProjectDescription: string | null;
        /** @default null */
        ProjectDescriptionInput: components["schemas"]["ProjectDescription"];
        /** @description The colour that it is shown in, red, green and blue as hexadecimal digits; null for none of its own. */
        ProjectColor: string | null;
        /** @default null */
        ProjectColorInput: components["schemas"]["ProjectColor"];
        /**
         * @description Whether lists leave it out unless they are asked for it.
         * @default false
         */
        ProjectIsArchivedInput: boolean;
        /**
         * @description A field to sort by; `-` before it means descending. Names are sorted by their Unicode code points.
         * @default position
         * @enum {string}
         */
        ProjectSort: "position" | "-position" | "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at";
        /** @description One project of one user. */
        Project: {
            id: components["schemas"]["ProjectId"];
            user_id: components["schemas"]["UserId"];
            name: components["schemas"]["ProjectName"];
            description: components["schemas"]["ProjectDescription"];
            color: components["schemas"]["ProjectColor"];
            position: components["schemas"]["Position"];
            /** @description Whether lists leave it out unless they are asked for it. */
            is_archived: boolean;
            metadata: components["schemas"]["Metadata"];
            version: components["schemas"]["Version"];
            etag: components["schemas"]["EntityTag"];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
            task_counts?: components["schemas"]["TaskCounts"];
        };
        /** @description What a new project needs. */
        ProjectCreate: {
            name: components["schemas"]["ProjectName"];
            description: components["schemas"]["ProjectDescriptionInput"];
            color: components["schemas"]["ProjectColorInput"];
            position?: components["schemas"]["Position"];
            is_archived: components["schemas"]["ProjectIsArchivedInput"];
            metadata: components["schemas"]["MetadataInput"];
        };
        /** @description Everything of a project that its user may write. */
        ProjectReplace: {
            name: components["schemas"]["ProjectName"];
            description: components["schemas"]["ProjectDescriptionInput"];
            color: components["schemas"]["ProjectColorInput"];
            position?: components["schemas"]["Position"];
            is_archived: components["schemas"]["ProjectIsArchivedInput"];
            metadata: components["schemas"]["MetadataInput"];
        };
        /** @description The fields to change (RFC 7396); `{}` changes nothing. */
        ProjectPatch: {
            name?: components["schemas"]["ProjectName"];
            description?: components["schemas"]["ProjectDescription"];
            color?: components["schemas"]["ProjectColor"];
            position?: components["schemas"]["Position"];
            /** @description Whether lists leave it out unless they are asked for it. */
            is_archived?: boolean;
            metadata?: components["schemas"]["MetadataPatch"];
        };
        /**
         * @description `delete` deletes all tasks of the project, `keep` leaves them without a project.
         * @enum {string}
         */
        TasksOfDeletedProject: "delete" | "keep";
        /** @description One project. */
        SingleProject: {
            data: components["schemas"]["Project"];
            meta: components["schemas"]["EntryMeta"];
        };
        /** @description One page of projects. */
        ProjectList: {
            /** @description The projects, in order. */
            data: components["schemas"]["Project"][];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description A tag that tasks of the user have. */
        Tag: {
            name: components["schemas"]["TagName"];
            task_counts: components["schemas"]["TaskCounts"];
        };
        /** @description One page of tags. */
        TagList: {
            /** @description The tags, in order. */
            data: components["schemas"]["Tag"][];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description The name of a tag, and its new one. */
        TagRename: {
            from: components["schemas"]["TagName"];
            to: components["schemas"]["TagName"];
        };
        /** @description What was changed. */
        TagChange: {
            /**
             * Format: int32
             * @description How many tasks were changed.
             */
            changed: number;
        };
        /** @description What was changed. */
        SingleTagChange: {
            data: components["schemas"]["TagChange"];
            meta: components["schemas"]["EmptyMeta"];
        };
        /** @description Whether the task is to be completed or reopened. */
        TaskCompletion: {
            is_completed: components["schemas"]["TaskCompletionInput"];
        };
        /** @description About an answer with one entry. */
        EntryMeta: {
            etag: components["schemas"]["EntityTag"];
        };
        /** @description One task. */
        SingleTask: {
            data: components["schemas"]["Task"];
            meta: components["schemas"]["EntryMeta"];
        };
        /** @description About the page. */
        PageMeta: {
            /**
             * Format: int32
             * @description How many entries this page holds.
             */
            count: number;
            /** @description Whether there is another page. */
            has_more: boolean;
            /** @description The `cursor` of the next page; null on the last one. */
            next_cursor: string | null;
            /**
             * Format: int32
             * @description How many entries fit the filters on all pages together; with `include_total=true` only.
             */
            total?: number;
        };
        /** @description One page of tasks. */
        TaskList: {
            /** @description The tasks, in order. */
            data: components["schemas"]["Task"][];
            meta: components["schemas"]["PageMeta"];
        };
        /**
         * @description What kind of thing.
         * @enum {string}
         */
        ResourceName: "task" | "project";
        /** @description A task that is new or was changed, as it is. */
        TaskUpserted: {
            /** @constant */
            resource: "task";
            /** @constant */
            type: "upserted";
            data: components["schemas"]["Task"];
        };
        /** @description A project that is new or was changed, as it is. */
        ProjectUpserted: {
            /** @constant */
            resource: "project";
            /** @constant */
            type: "upserted";
            data: components["schemas"]["Project"];
        };
        /** @description A task or a project that was deleted. */
        Deleted: {
            resource: components["schemas"]["ResourceName"];
            /** @constant */
            type: "deleted";
            /**
             * Format: uuid
             * @description What was its id.
             */
            id: string;
            deleted_at: components["schemas"]["Timestamp"];
        };
        /** @description A change; each thing is told once, with its latest state, and again when it changes meanwhile. */
        Change: components["schemas"]["TaskUpserted"] | components["schemas"]["ProjectUpserted"] | components["schemas"]["Deleted"];
        /** @description About the page. */
        ChangesMeta: {
            /**
             * Format: int32
             * @description How many changes this page holds.
             */
            count: number;
            /** @description Whether more changes are there already. */
            has_more: boolean;
            next: components["schemas"]["Cursor"];
        };
        /** @description One page of changes. */
        ChangeList: {
            /** @description The changes, oldest first. */
            data: components["schemas"]["Change"][];
            meta: components["schemas"]["ChangesMeta"];
        };
        /**
         * @description `full`, with all that there is of the thing; or `thin`, with its id: as the service is configured, and where the full one would have more than 20 kB.
         * @enum {string}
         */
        PayloadForm: "full" | "thin";
        /** @description What was changed, with nothing of its contents. */
        UpsertedReference: {
            user_id: components["schemas"]["UserId"];
            /**
             * Format: uuid
             * @description The id of the thing.
             */
            id: string;
            version: components["schemas"]["Version"];
        };
        /** @description What was deleted. */
        DeletedReference: {
            user_id: components["schemas"]["UserId"];
            /**
             * Format: uuid
             * @description What was its id.
             */
            id: string;
            deleted_at: components["schemas"]["Timestamp"];
        };
        /** @description A task is new or was changed. */
        TaskUpsertedEvent: {
            /** @constant */
            type: "task.upserted";
            timestamp: components["schemas"]["Timestamp"];
            payload: components["schemas"]["PayloadForm"];
            /** @description The task as it is, or what it is called. */
            data: components["schemas"]["Task"] | components["schemas"]["UpsertedReference"];
        };
        /** @description A task was deleted. */
        TaskDeletedEvent: {
            /** @constant */
            type: "task.deleted";
            timestamp: components["schemas"]["Timestamp"];
            payload: components["schemas"]["PayloadForm"];
            data: components["schemas"]["DeletedReference"];
        };
        /** @description A project is new or was changed. */
        ProjectUpsertedEvent: {
            /** @constant */
            type: "project.upserted";
            timestamp: components["schemas"]["Timestamp"];
            payload: components["schemas"]["PayloadForm"];
            /** @description The project as it is, or what it is called. */
            data: components["schemas"]["Project"] | components["schemas"]["UpsertedReference"];
        };
        /** @description A project was deleted. */
        ProjectDeletedEvent: {
            /** @constant */
            type: "project.deleted";
            timestamp: components["schemas"]["Timestamp"];
            payload: components["schemas"]["PayloadForm"];
            data: components["schemas"]["DeletedReference"];
        };
        /** @description What is kept of a user, in numbers. */
        Account: {
            user_id: components["schemas"]["UserId"];
            /**
             * Format: date-time
             * @description The moment of the first write; null where there was none.
             */
            created_at: string | null;
            /**
             * Format: int32
             * @description How many tasks, subtasks and completed ones included.
             */
            task_count: number;
            /**
             * Format: int32
             * @description How many of them are completed.
             */
            completed_task_count: number;
            /**
             * Format: int32
             * @description How many projects.
             */
            project_count: number;
        };
        /** @description An account. */
        SingleAccount: {
            data: components["schemas"]["Account"];
            meta: components["schemas"]["EmptyMeta"];
        };
        /** @description Everything of a user at one moment. Later versions may have more members. */
        AccountExport: {
            /** @constant */
            format: "taskpact";
            /** @constant */
            version: 1;
            user_id: components["schemas"]["UserId"];
            exported_at: components["schemas"]["Timestamp"];
            /** @description All projects, in the order of their creation. */
            projects: components["schemas"]["Project"][];
            /** @description All tasks, in the order of their creation. */
            tasks: components["schemas"]["Task"][];
        };
        /** @description A CSV file in UTF-8 (RFC 4180), the first line with the names of the columns. */
        CsvFile: string;
        /** @description An iCalendar object (RFC 5545). */
        CalendarFile: string;
        /** @description A JSON file of the format that `format` says; the service reads it row by row. */
        ImportFile: unknown;
        /**
         * @description Whose file it is.
         * @default taskpact
         * @enum {string}
         */
        ImportFormat: "taskpact" | "todoist" | "google_tasks" | "vikunja";
        /** @description What came of one kind. */
        ImportCounts: {
            /**
             * Format: int32
             * @description How many were made.
             */
            created: number;
            /**
             * Format: int32
             * @description How many were there already, and stay as they are.
             */
            existing: number;
            /**
             * Format: int32
             * @description How many were left out because they were deleted before.
             */
            left_out: number;
        };
        /** @description Something of the file that was changed or left out. */
        ImportNote: {
            /**
             * Format: int32
             * @description Where it stands: in a CSV file the row as spreadsheets count, the header being 1; in a JSON file the number of the entry among all projects and tasks, from 1.
             */
            row: number;
            /** @description The field of the file; absent where it is about the whole row. */
            field?: string;
            /**
             * @description What was done.
             * @enum {string}
             */
            action: "changed" | "left_out";
            /** @description For the reader. */
            detail: string;
        };
        /** @description What came of an import. */
        ImportReport: {
            format: components["schemas"]["ImportFormat"];
            /** @description Whether nothing was changed, as asked. */
            dry_run: boolean;
            projects: components["schemas"]["ImportCounts"];
            tasks: components["schemas"]["ImportCounts"];
            /** @description What was changed or left out, in the order of the rows; the first 1,000. */
            notes: components["schemas"]["ImportNote"][];
            /**
             * Format: int32
             * @description How many notes there are, those that are not listed included.
             */
            notes_total: number;
        };
        /** @description A report. */
        ImportAnswer: {
            data: components["schemas"]["ImportReport"];
            meta: components["schemas"]["EmptyMeta"];
        };
        /** @description What stands for all of one kind. */
        ResourceDigest: {
            /**
             * Format: int32
             * @description How many there are.
             */
            count: number;
            /** @description SHA-256, in hexadecimal, of a line for each, `<id>:<version>` and a line feed, in the order of ids. */
            sha256: string;
        };
        /** @description What stands for all tasks and projects of a user at one moment. */
        Digest: {
            next: components["schemas"]["Cursor"];
            task: components["schemas"]["ResourceDigest"];
            project: components["schemas"]["ResourceDigest"];
        };
        /** @description A digest. */
        SingleDigest: {
            data: components["schemas"]["Digest"];
            meta: components["schemas"]["EmptyMeta"];
        };
        /** @description As `createTask`. */
        BatchCreateTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            operation: "createTask";
            body: components["schemas"]["TaskCreate"];
        };
        /** @description As `replaceTask`. */
        BatchReplaceTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            operation: "replaceTask";
            task_id: components["schemas"]["TaskId"];
            if_match?: components["schemas"]["EntityTagList"];
            if_none_match?: components["schemas"]["EntityTagList"];
            body: components["schemas"]["TaskReplace"];
        };
        /** @description As `updateTask`. */
        BatchUpdateTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            operation: "updateTask";
            task_id: components["schemas"]["TaskId"];
            if_match?: components["schemas"]["EntityTagList"];
            if_none_match?: components["schemas"]["EntityTagList"];
            body: components["schemas"]["TaskPatch"];
        };
        /** @description As `completeTask`. */
        BatchCompleteTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            operation: "completeTask";
            task_id: components["schemas"]["TaskId"];
            if_match?: components["schemas"]["EntityTagList"];
            if_none_match?: components["schemas"]["EntityTagList"];
            body?: components["schemas"]["TaskCompletion"];
        };
        /** @description As `moveTask`. */
        BatchMoveTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            operation: "moveTask";
            task_id: components["schemas"]["TaskId"];
            if_match?: components["schemas"]["EntityTagList"];
            if_none_match?: components["schemas"]["EntityTagList"];
            body: components["schemas"]["TaskMove"];
        };
        /** @description As `deleteTask`. */
        BatchDeleteTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            operation: "deleteTask";
            task_id: components["schemas"]["TaskId"];
            if_match?: components["schemas"]["EntityTagList"];
            if_none_match?: components["schemas"]["EntityTagList"];
        };
        /** @description As `createProject`. */
        BatchCreateProject: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            operation: "createProject";
            body: components["schemas"]["ProjectCreate"];
        };
        /** @description As `replaceProject`. */
        BatchReplaceProject: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            operation: "replaceProject";
            project_id: components["schemas"]["ProjectId"];
            if_match?: components["schemas"]["EntityTagList"];
            if_none_match?: components["schemas"]["EntityTagList"];
            body: components["schemas"]["ProjectReplace"];
        };
        /** @description As `updateProject`. */
        BatchUpdateProject: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            operation: "updateProject";
            project_id: components["schemas"]["ProjectId"];
            if_match?: components["schemas"]["EntityTagList"];
            if_none_match?: components["schemas"]["EntityTagList"];
            body: components["schemas"]["ProjectPatch"];
        };
        /** @description As `deleteProject`. */
        BatchDeleteProject: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            operation: "deleteProject";
            project_id: components["schemas"]["ProjectId"];
            if_match?: components["schemas"]["EntityTagList"];
            if_none_match?: components["schemas"]["EntityTagList"];
            query?: components["schemas"]["BatchDeleteProjectQuery"];
        };
        /** @description The query of `deleteProject`. */
        BatchDeleteProjectQuery: {
            tasks?: components["schemas"]["TasksOfDeletedProject"];
        };
        /** @description A write, as the operation of this name does it. */
        BatchOperation: components["schemas"]["BatchCreateTask"] | components["schemas"]["BatchReplaceTask"] | components["schemas"]["BatchUpdateTask"] | components["schemas"]["BatchCompleteTask"] | components["schemas"]["BatchMoveTask"] | components["schemas"]["BatchDeleteTask"] | components["schemas"]["BatchCreateProject"] | components["schemas"]["BatchReplaceProject"] | components["schemas"]["BatchUpdateProject"] | components["schemas"]["BatchDeleteProject"];
        /** @description Several writes, carried out in their order. */
        Batch: {
            atomic: components["schemas"]["BatchAtomicity"];
            /** @description The writes. With ids of the client's own, one may refer to an earlier one. */
            operations: components["schemas"]["BatchOperation"][];
        };
        /**
         * @description Whether the first problem undoes all; otherwise each write stands for itself.
         * @default true
         */
        BatchAtomicity: boolean;
        /**
         * @description The operation of a write.
         * @enum {string}
         */
        BatchOperationName: "createTask" | "replaceTask" | "updateTask" | "completeTask" | "moveTask" | "deleteTask" | "createProject" | "replaceProject" | "updateProject" | "deleteProject";
        /** @description What came of a write; nothing but its status where that is 204. */
        BatchResult: {
            operation: components["schemas"]["BatchOperationName"];
            /**
             * Format: int32
             * @description The HTTP status that it would have had as a request of its own.
             */
            status: number;
            task?: components["schemas"]["Task"];
            project?: components["schemas"]["Project"];
            problem?: components["schemas"]["BatchItemProblem"];
        };
        /** @description About the writes together. */
        BatchMeta: {
            /**
             * Format: int32
             * @description How many there were.
             */
            count: number;
            /**
             * Format: int32
             * @description How many of them have a problem.
             */
            failed: number;
        };
        /** @description What came of the writes. */
        BatchAnswer: {
            /** @description A result for each, in their order. */
            data: components["schemas"]["BatchResult"][];
            meta: components["schemas"]["BatchMeta"];
        };
        /** @description How the service is. */
        Health: {
            status: components["schemas"]["HealthStatus"];
            database: components["schemas"]["DatabaseStatus"];
            /** @description The version of the contract that is served. */
            version: string;
        };
        /**
         * @description Whether everything works.
         * @enum {string}
         */
        HealthStatus: "healthy" | "unhealthy";
        /**
         * @description Whether the database answers.
         * @enum {string}
         */
        DatabaseStatus: "connected" | "disconnected";
        /** @description The process runs. */
        Liveness: {
            /**
             * @description Always `live`.
             * @constant
             */
            status: "live";
        };
        /** @description The service can serve. */
        Readiness: {
            /**
             * @description Always `ready`.
             * @constant
             */
            status: "ready";
        };
        /** @description What this is, and where everything is. */
        ServiceIndex: {
            /** @description The name of the service. */
            title: string;
            /** @description The version of the contract that is served. */
            version: string;
            /**
             * Format: uri-reference
             * @description The reference, for people.
             */
            docs: string;
            /**
             * Format: uri-reference
             * @description The contract, for programs.
             */
            contract: string;
            /**
             * Format: uri-reference
             * @description How the service is.
             */
            health: string;
        };
        /** @description What this is, and where everything is. */
        SingleIndex: {
            data: components["schemas"]["ServiceIndex"];
            meta: components["schemas"]["EmptyMeta"];
        };
        /** @description An OpenAPI 3.1 document. */
        ContractDocument: {
            [key: string]: unknown;
        };
        /** @description An OpenAPI 3.1 document in YAML. */
        ContractSource: string;
        /** @description An Arazzo 1.0 document in YAML. */
        Workflows: string;
        /** @description A problem's code in lower case with hyphens. */
        ProblemSlug: string;
        /**
         * @description The stable name of a problem. More may be added at any time (`x-extensible-enum`): treat a code that you do not know by the
         *     `status` of its problem.
         * @enum {string}
         */
        ProblemCode: "VALIDATION_FAILED" | "MALFORMED_JSON" | "INVALID_CURSOR" | "UNAUTHENTICATED" | "FORBIDDEN" | "INSUFFICIENT_SCOPE" | "ORIGIN_NOT_ALLOWED" | "ROUTE_NOT_FOUND" | "TASK_NOT_FOUND" | "PROJECT_NOT_FOUND" | "TAG_NOT_FOUND" | "METHOD_NOT_ALLOWED" | "PROJECT_NOT_EMPTY" | "CHANGES_EXPIRED" | "PRECONDITION_FAILED" | "ID_DELETED" | "PAYLOAD_TOO_LARGE" | "URI_TOO_LONG" | "UNSUPPORTED_MEDIA_TYPE" | "IDEMPOTENCY_KEY_REUSED" | "PRECONDITION_REQUIRED" | "RATE_LIMITED" | "HEADERS_TOO_LARGE" | "INTERNAL" | "METHOD_NOT_IMPLEMENTED" | "UNAVAILABLE";
        /** @description One value of the request that is not as the contract says. */
        InvalidValue: {
            in: components["schemas"]["ValueLocation"];
            /** @description Where in the body, a JSON Pointer (RFC 6901). */
            pointer?: string;
            /** @description Which path, query or header parameter. */
            name?: string;
            /** @description What is wrong, or what is allowed. */
            detail: string;
            /** @description The JSON Schema keyword that was not met; `reference`, `cycle`, `depth`, `sibling` and `project` for what depends on other entries: there is none such, it would be below itself, too deep, is no sibling, or belongs to another project. */
            keyword: string;
        };
        /**
         * @description What is known of a request that was answered with 503. `not_performed`: nothing was changed, and nothing will be: send it again. `unknown`: it may have been carried out all the same; look first, or send it again with the `Idempotency-Key` or `If-Match` that it had.
         * @enum {string}
         */
        Outcome: "not_performed" | "unknown";
        /**
         * @description The part of the request.
         * @enum {string}
         */
        ValueLocation: "body" | "path" | "query" | "header";
        /**
         * Format: uri-reference
         * @description Where the kind of problem is explained.
         */
        ProblemType: string;
        /** @description The kind of problem in a few words, the same every time. */
        ProblemTitle: string;
        /**
         * Format: int32
         * @description The HTTP status.
         */
        ProblemStatus: number;
        /** @description What happened this time. */
        ProblemDetail: string;
        /**
         * Format: uri-reference
         * @description The path that was asked for; absent when it could not be read, or was too long.
         */
        ProblemInstance: string;
        /** @description The `X-Request-Id` of the answer. */
        ProblemRequestId: string;
        /** @description What went wrong (RFC 9457). */
        Problem: {
            type: components["schemas"]["ProblemType"];
            title: components["schemas"]["ProblemTitle"];
            status: components["schemas"]["ProblemStatus"];
            detail: components["schemas"]["ProblemDetail"];
            instance?: components["schemas"]["ProblemInstance"];
            code: components["schemas"]["ProblemCode"];
            request_id: components["schemas"]["ProblemRequestId"];
            timestamp: components["schemas"]["Timestamp"];
            /** @description Each value that was not as the contract says, the first 100 of them; with `VALIDATION_FAILED` only. */
            errors?: components["schemas"]["InvalidValue"][];
            outcome?: components["schemas"]["Outcome"];
        };
        /** @description The problem of a batch, or of the write that ended it (RFC 9457). */
        BatchProblem: {
            type: components["schemas"]["ProblemType"];
            title: components["schemas"]["ProblemTitle"];
            status: components["schemas"]["ProblemStatus"];
            detail: components["schemas"]["ProblemDetail"];
            instance?: components["schemas"]["ProblemInstance"];
            code: components["schemas"]["ProblemCode"];
            request_id: components["schemas"]["ProblemRequestId"];
            timestamp: components["schemas"]["Timestamp"];
            /** @description Each value that was not as the contract says, the first 100 of them; with `VALIDATION_FAILED` only. */
            errors?: components["schemas"]["InvalidValue"][];
            outcome?: components["schemas"]["Outcome"];
            /** @description Which of the writes it is about, a JSON Pointer (RFC 6901); absent where it is about the request. */
            operation?: string;
            /** @description What is there, where a precondition does not hold. */
            current?: components["schemas"]["Task"] | components["schemas"]["Project"];
            /**
             * Format: int32
             * @description How many tasks a project has that is not deleted because of them.
             */
            task_count?: number;
        };
        /** @description The problem of one of several writes that stand for themselves. */
        BatchItemProblem: {
            type: components["schemas"]["ProblemType"];
            title: components["schemas"]["ProblemTitle"];
            status: components["schemas"]["ProblemStatus"];
            detail: components["schemas"]["ProblemDetail"];
            code: components["schemas"]["ProblemCode"];
            /** @description Each value that was not as the contract says, the first 100 of them; with `VALIDATION_FAILED` only. */
            errors?: components["schemas"]["InvalidValue"][];
            /** @description Which of the writes it is about, a JSON Pointer (RFC 6901). */
            operation: string;
            /** @description What is there, where a precondition does not hold. */
            current?: components["schemas"]["Task"] | components["schemas"]["Project"];
            /**
             * Format: int32
             * @description How many tasks a project has that is not deleted because of them.
             */
            task_count?: number;
        };
        /** @description The problem of a precondition that does not hold for a task (RFC 9457). */
        TaskPreconditionFailed: {
            type: components["schemas"]["ProblemType"];
            title: components["schemas"]["ProblemTitle"];
            status: components["schemas"]["ProblemStatus"];
            detail: components["schemas"]["ProblemDetail"];
            instance?: components["schemas"]["ProblemInstance"];
            code: components["schemas"]["ProblemCode"];
            request_id: components["schemas"]["ProblemRequestId"];
            timestamp: components["schemas"]["Timestamp"];
            current?: components["schemas"]["Task"];
        };
        /** @description The problem of a precondition that does not hold for a project (RFC 9457). */
        ProjectPreconditionFailed: {
            type: components["schemas"]["ProblemType"];
            title: components["schemas"]["ProblemTitle"];
            status: components["schemas"]["ProblemStatus"];
            detail: components["schemas"]["ProblemDetail"];
            instance?: components["schemas"]["ProblemInstance"];
            code: components["schemas"]["ProblemCode"];
            request_id: components["schemas"]["ProblemRequestId"];
            timestamp: components["schemas"]["Timestamp"];
            current?: components["schemas"]["Project"];
        };
        /** @description The problem of a project that has tasks (RFC 9457). */
        ProjectNotEmpty: {
            type: components["schemas"]["ProblemType"];
            title: components["schemas"]["ProblemTitle"];
            status: components["schemas"]["ProblemStatus"];
            detail: components["schemas"]["ProblemDetail"];
            instance?: components["schemas"]["ProblemInstance"];
            code: components["schemas"]["ProblemCode"];
            request_id: components["schemas"]["ProblemRequestId"];
            timestamp: components["schemas"]["Timestamp"];
            /**
             * Format: int32
             * @description How many tasks it has.
             */
            task_count: number;
        };
        /** @description A kind of problem. */
        ProblemKind: {
            /**
             * Format: uri-reference
             * @description The `type` in problem details.
             */
            type: string;
            code: components["schemas"]["ProblemCode"];
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The kind of problem in a few words. */
            title: string;
            /** @description What it means and what helps. */
            explanation: string;
        };
        /** @description Nothing yet. */
        EmptyMeta: Record<string, never>;
        /** @description One kind of problem. */
        SingleProblemKind: {
            data: components["schemas"]["ProblemKind"];
            meta: components["schemas"]["EmptyMeta"];
        };
    };
    responses: {
        /** @description The task as it is now. */
        Task: {
            headers: {
                /**
                 * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                 * @example "3"
                 */
                ETag: components["schemas"]["EntityTag"];
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SingleTask"];
            };
        };
        /** @description The project as it is now. */
        Project: {
            headers: {
                /**
                 * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                 * @example "3"
                 */
                ETag: components["schemas"]["EntityTag"];
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SingleProject"];
            };
        };
        /** @description The task was made under the id in the path. */
        TaskMade: {
            headers: {
                /**
                 * @description Where the new entry is; by `me` for the subjects `.` and `..`, which no address can hold.
                 * @example /api/alice/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
                 */
                Location: string;
                /**
                 * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                 * @example "3"
                 */
                ETag: components["schemas"]["EntityTag"];
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SingleTask"];
            };
        };
        /** @description The project was made under the id in the path. */
        ProjectMade: {
            headers: {
                /**
                 * @description Where the new entry is; by `me` for the subjects `.` and `..`, which no address can hold.
                 * @example /api/alice/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
                 */
                Location: string;
                /**
                 * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                 * @example "3"
                 */
                ETag: components["schemas"]["EntityTag"];
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SingleProject"];
            };
        };
        /** @description What was changed. */
        TagChange: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SingleTagChange"];
            };
        };
        /** @description Nothing changed since the answer with this ETag. */
        NotModified: {
            headers: {
                /**
                 * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                 * @example "3"
                 */
                ETag: components["schemas"]["EntityTag"];
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Nothing changed since the answer with this ETag, which is that of one encoding. */
        ContractNotModified: {
            headers: {
                /**
                 * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                 * @example "3"
                 */
                ETag: components["schemas"]["EntityTag"];
                /**
                 * @description `Accept-Encoding` is among the headers that decide which answer this is (RFC 9110, section 12.5.5).
                 * @example Accept-Encoding
                 */
                Vary: string;
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A parameter is not as the contract says (`VALIDATION_FAILED`), or the cursor is of no use here (`INVALID_CURSOR`). */
        InvalidListRequest: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A parameter is not as the contract says, or there is a body where none belongs (`VALIDATION_FAILED`). */
        InvalidRequest: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A parameter or the body is not as the contract says, or does not fit what is stored (`VALIDATION_FAILED`), or the body is not JSON (`MALFORMED_JSON`). Nothing was changed. */
        InvalidRequestBody: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no token, or it is not a good one. */
        Unauthenticated: {
            headers: {
                /**
                 * @description `Bearer`, and what was wrong with the token when there was one (RFC 6750, section 3).
                 * @example Bearer error="invalid_token", error_description="The token has expired."
                 */
                "WWW-Authenticate": string;
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The path belongs to another user, or the token lacks a scope. */
        Forbidden: {
            headers: {
                /**
                 * @description With `INSUFFICIENT_SCOPE`, the scopes that are needed (RFC 6750, section 3.1), and what the service tells agents (RFC 9728).
                 * @example Bearer error="insufficient_scope", scope="tasks:write"
                 */
                "WWW-Authenticate"?: string;
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The user has no such task. */
        TaskNotFound: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The user has no such project. */
        ProjectNotFound: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description None of the user's tasks has this tag. */
        TagNotFound: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is nothing at this address. */
        RouteNotFound: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body has more bytes than the service accepts, by default `1048576`. It never accepts less than the largest body that this contract allows, even with every character of its texts written as an escape (`\ud83e\udd5b`). */
        PayloadTooLarge: {
            headers: {
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Path and query together are too long. */
        UriTooLong: {
            headers: {
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What is there has an ETag that `If-Match` does not name, or one that `If-None-Match` names. Nothing was changed. */
        PreconditionFailed: {
            headers: {
                /**
                 * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                 * @example "3"
                 */
                ETag: components["schemas"]["EntityTag"];
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The task has an ETag that `If-Match` does not name, or one that `If-None-Match` names. Nothing was changed. `current` is the task as it is; it is absent where the task was deleted meanwhile. */
        TaskPreconditionFailed: {
            headers: {
                /**
                 * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                 * @example "3"
                 */
                ETag: components["schemas"]["EntityTag"];
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["TaskPreconditionFailed"];
            };
        };
        /** @description The task has an ETag that `If-Match` does not name, or one that `If-None-Match` names: with `*`, any. Nothing was changed. `current` is the task as it is; it is absent where the task was deleted meanwhile, and with `ID_DELETED`. */
        TaskNotReplaced: {
            headers: {
                /**
                 * @description The version of what is there, a strong entity tag (RFC 9110, section 8.8.3); absent where nothing is.
                 * @example "3"
                 */
                ETag?: components["schemas"]["EntityTag"];
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["TaskPreconditionFailed"];
            };
        };
        /** @description The project has an ETag that `If-Match` does not name, or one that `If-None-Match` names. Nothing was changed. `current` is the project as it is; it is absent where the project was deleted meanwhile. */
        ProjectPreconditionFailed: {
            headers: {
                /**
                 * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                 * @example "3"
                 */
                ETag: components["schemas"]["EntityTag"];
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProjectPreconditionFailed"];
            };
        };
        /** @description The project has an ETag that `If-Match` does not name, or one that `If-None-Match` names: with `*`, any. Nothing was changed. `current` is the project as it is; it is absent where the project was deleted meanwhile, and with `ID_DELETED`. */
        ProjectNotReplaced: {
            headers: {
                /**
                 * @description The version of what is there, a strong entity tag (RFC 9110, section 8.8.3); absent where nothing is.
                 * @example "3"
                 */
                ETag?: components["schemas"]["EntityTag"];
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProjectPreconditionFailed"];
            };
        };
        /** @description The project has tasks, and `tasks` does not say what becomes of them. Nothing was changed. */
        ProjectNotEmpty: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProjectNotEmpty"];
            };
        };
        /** @description The token of `since` is too old, or the account was removed and made again: start over without it. */
        ChangesExpired: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is not as the contract says, or one of the writes does not fit what is stored; pointers begin with that of the write. Nothing was changed. */
        BatchInvalid: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["BatchProblem"];
            };
        };
        /** @description One of the writes is about a task or a project that is not there. Nothing was changed. */
        BatchNotFound: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["BatchProblem"];
            };
        };
        /** @description One of the writes deletes a project that has tasks. Nothing was changed. */
        BatchConflict: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["BatchProblem"];
            };
        };
        /** @description A precondition of one of the writes does not hold. Nothing was changed. `current` is what is there, if it still is. */
        BatchPreconditionFailed: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["BatchProblem"];
            };
        };
        /** @description One of the writes has no `if_match`, and this service requires it. Nothing was changed. */
        BatchPreconditionRequired: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["BatchProblem"];
            };
        };
        /** @description The request is not as the contract says, or the file is not of its format. Nothing was changed. */
        ImportRefused: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Idempotency-Key` was used for another request. Nothing was made. */
        IdempotencyKeyReused: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service is configured to make changes only with `If-Match`. Nothing was changed. */
        PreconditionRequired: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of a media type that this operation does not take, or in a `Content-Encoding` other than `identity`. */
        UnsupportedMediaType: {
            headers: {
                /**
                 * @description `identity`, where it was the `Content-Encoding` that is not taken; absent where it was the media type (RFC 9110, section 12.5.3).
                 * @example identity
                 */
                "Accept-Encoding"?: "identity";
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of a media type that this operation does not take, or in a `Content-Encoding` other than `identity`. */
        UnsupportedPatchType: {
            headers: {
                /**
                 * @description `identity`, where it was the `Content-Encoding` that is not taken; absent where it was the media type (RFC 9110, section 12.5.3).
                 * @example identity
                 */
                "Accept-Encoding"?: "identity";
                /**
                 * @description The media types that this operation takes, where it was the media type that is not taken (RFC 5789, section 3.1).
                 * @example application/merge-patch+json, application/json
                 */
                "Accept-Patch"?: string;
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests in one minute, by this user, or without a valid token from this address; or too many of this user's that wait for the database at once. */
        RateLimited: {
            headers: {
                /**
                 * @description Seconds to wait before the next try (RFC 9110, section 10.2.3).
                 * @example 1
                 */
                "Retry-After": number;
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request line and headers together are too large. The connection is closed. */
        HeadersTooLarge: {
            headers: {
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The fault is on this side. */
        Internal: {
            headers: {
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something that the service depends on cannot be reached or takes too long, or too many requests are at work already, of all users or of this one, who may be importing a file. `outcome` says whether anything may have been changed all the same. */
        Unavailable: {
            headers: {
                /**
                 * @description Seconds to wait before the next try (RFC 9110, section 10.2.3).
                 * @example 1
                 */
                "Retry-After": number;
                /**
                 * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                 * @example 600
                 */
                "RateLimit-Limit"?: number;
                /**
                 * @description How many of them are left.
                 * @example 598
                 */
                "RateLimit-Remaining"?: number;
                /**
                 * @description Seconds until all of them are there again.
                 * @example 41
                 */
                "RateLimit-Reset"?: number;
                /**
                 * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                 * @example "user";r=598;t=41
                 */
                RateLimit?: string;
                /**
                 * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                 * @example "user";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description The id of this request, for the log and for questions.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Received; whatever the body is. */
        WebhookReceived: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Anything else, a redirect included, is a failure: it is sent again later, after `Retry-After` where there is one. 410 says that nothing is wanted any more: nothing is sent until the URL or the secret is another one, or until `taskpact webhooks replay`. */
        WebhookFailed: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
         * @example me
         */
        PathUserId: components["schemas"]["UserId"];
        /**
         * @description The id of one of the user's tasks.
         * @example 019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
         */
        PathTaskId: components["schemas"]["TaskId"];
        /**
         * @description The id of one of the user's projects.
         * @example 019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57
         */
        PathProjectId: components["schemas"]["ProjectId"];
        /**
         * @description How many entries a page holds at the most.
         * @example 20
         */
        Limit: number;
        /**
         * @description The `meta.next_cursor` of the page before, as it came. It is good for the same user, sort and filters only; anything else is 400 `INVALID_CURSOR`. The example is one of the user `alice`, in the default order and without filters: nobody else can use it.
         * @example ucw7_hLr-25ZWyIwMTlhYTBhNi0zZjgwLTdjM2UtOWQzYi0yZjZkMWM5YjdhMTAiXQ
         */
        PageCursor: components["schemas"]["Cursor"];
        /**
         * @description Only completed (`true`) or only open (`false`) tasks.
         * @example false
         */
        IsCompleted: boolean;
        /**
         * @description The order; `-` means descending. Ties are broken by `id`.
         * @example -created_at
         */
        Sort: components["schemas"]["TaskSort"];
        /**
         * @description Has to be there, so that nobody deletes open tasks.
         * @example true
         */
        IsCompletedOnly: true;
        /**
         * @description Only tasks with this text in their title, their description or one of their tags. Upper and lower case are alike, and so is every way to write a character: both sides are compared after they were put into Unicode's normalization form NFC, upper case, lower case (with `σ` for `ς`) and NFC again, in this order and with the full mappings of Unicode that need no language. So `strasse` finds `Straße`, `É` finds `e` with a combining accent, and `e` does not find `é`. Every other character stands for itself.
         * @example milk
         */
        Search: components["schemas"]["SearchText"];
        /**
         * @description Only tasks of this project; `none` for those of no project.
         * @example 019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57
         */
        ProjectFilter: components["schemas"]["IdOrNone"];
        /**
         * @description Only tasks directly below this one; `none` for those that are below no other.
         * @example none
         */
        ParentFilter: components["schemas"]["IdOrNone"];
        /**
         * @description Only tasks that are due after this day, the day itself left out. Their own days are compared, without regard to zones.
         * @example 2026-10-31
         */
        DueAfter: components["schemas"]["CalendarDay"];
        /**
         * @description Only tasks that are due before this day, the day itself left out. Their own days are compared, without regard to zones.
         * @example 2026-12-01
         */
        DueBefore: components["schemas"]["CalendarDay"];
        /**
         * @description Only tasks of this priority; several for tasks of any of them.
         * @example [
         *       1,
         *       2
         *     ]
         */
        PriorityFilter: components["schemas"]["TaskPriority"][];
        /**
         * @description Only tasks with this tag; several for tasks with all of them. All tasks that fit the other filters are looked at.
         * @example [
         *       "shopping"
         *     ]
         */
        TagFilter: components["schemas"]["TagName"][];
        /**
         * @description Only tasks with this entry in their metadata, `metadata[crm_id]=A-1042`; several for tasks with all of them. All tasks that fit the other filters are looked at.
         * @example {
         *       "crm_id": "A-1042"
         *     }
         */
        MetadataEntries: components["schemas"]["MetadataFilter"];
        /**
         * @description Only what was created after this moment, the moment itself left out.
         * @example 2026-11-01T00:00:00Z
         */
        CreatedAfter: components["schemas"]["Moment"];
        /**
         * @description Only what was created before this moment, the moment itself left out.
         * @example 2026-12-01T00:00:00Z
         */
        CreatedBefore: components["schemas"]["Moment"];
        /**
         * @description Only what was changed after this moment, the moment itself left out.
         * @example 2026-11-20T10:00:00+01:00
         */
        UpdatedAfter: components["schemas"]["Moment"];
        /**
         * @description Only what was last changed before this moment, the moment itself left out.
         * @example 2026-11-20T10:00:00.500Z
         */
        UpdatedBefore: components["schemas"]["Moment"];
        /**
         * @description Whether `meta.total` counts the entries of all pages. Counting takes time with the number of tasks.
         * @example true
         */
        IncludeTotal: boolean;
        /**
         * @description Whether each task says in `subtask_counts` how many are directly below it. The ETag of the list covers them.
         * @example true
         */
        IncludeSubtaskCounts: boolean;
        /**
         * @description Whether each project says in `task_counts` how many tasks it has. The ETag of the list covers them.
         * @example true
         */
        IncludeCounts: boolean;
        /**
         * @description The `meta.next_cursor` of the page before, as it came. It is good for the same user, sort and filters only; anything else is 400 `INVALID_CURSOR`. The example is one of the user `alice`, in the default order and without filters.
         * @example Nupioce_VdTwWzIsIjAxOWFhMGE1LTFjMDAtN2IxYS04ZjRlLTZkMmM5YTBiM2U1NyJd
         */
        ProjectPageCursor: components["schemas"]["Cursor"];
        /**
         * @description The order; `-` means descending. Ties are broken by `id`.
         * @example name
         */
        ProjectSortOrder: components["schemas"]["ProjectSort"];
        /**
         * @description Only archived (`true`) or only other (`false`) projects.
         * @example true
         */
        IsArchived: boolean;
        /**
         * @description Only projects with this text in their name or description, compared as in tasks.
         * @example house
         */
        ProjectSearch: components["schemas"]["SearchText"];
        /**
         * @description What becomes of the tasks of the project; without it, a project with tasks is not deleted.
         * @example keep
         */
        TasksOfProject: components["schemas"]["TasksOfDeletedProject"];
        /**
         * @description The `meta.next_cursor` of the page before, as it came. It is good for the same user only; anything else is 400 `INVALID_CURSOR`. The example is one of the user `alice`.
         * @example wRSlRAPVa_h7aG9tZQ
         */
        TagPageCursor: components["schemas"]["Cursor"];
        /**
         * @description The tag.
         * @example home
         */
        TagToDelete: components["schemas"]["TagName"];
        /**
         * @description ETags of the versions that may be changed, or `*` for any (RFC 9110, section 13.1.1, strong comparison: a weak tag, `W/"3"`, never matches). At another version: 412 and nothing changes. Without it the last write wins, unless the service is configured to require it.
         * @example "3"
         */
        IfMatch: components["schemas"]["EntityTagList"];
        /**
         * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
         * @example "3"
         */
        IfMatchToRead: components["schemas"]["EntityTagList"];
        /**
         * @description ETags of versions that must not be changed, or `*` for any (RFC 9110, section 13.1.2, weak comparison). At one of them: 412 and nothing changes. It is evaluated together with the write, after `If-Match` (section 13.2.2).
         * @example "3"
         */
        IfNoneMatchToWrite: components["schemas"]["EntityTagList"];
        /**
         * @description `*`: create what is not there yet, and change nothing that is. Or ETags of versions that must not be changed (RFC 9110, section 13.1.2, weak comparison): at one of them, 412 and nothing changes. It is evaluated together with the write, after `If-Match` (section 13.2.2).
         * @example "3"
         */
        IfNoneMatchToCreate: components["schemas"]["EntityTagList"];
        /**
         * @description `meta.next` of the page before, or the token of another change that was told: only what changed after it. Without it, everything there is. The example is one of the user `alice`, from before they had anything: nobody else can use it.
         * @example TOmxjeWR4kYSWyIiLDAsIiIsIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCIsMF0
         */
        Since: components["schemas"]["Cursor"];
        /**
         * @description The `id` of the last event that was received, as browsers send it when they connect again; it goes before `since` (WHATWG HTML, section 9.2). The example is one of the user `alice`.
         * @example TOmxjeWR4kYSWyIiLDAsIiIsIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCIsMF0
         */
        LastEventId: components["schemas"]["Cursor"];
        /**
         * @description Whose account it is, the id of the user or the team and not `me`, so that nothing is deleted by mistake.
         * @example alice
         */
        Confirm: components["schemas"]["UserId"];
        /**
         * @description Whose file it is: `taskpact` (what `exportAccount` gives, as JSON or CSV), `todoist` (a project exported as CSV), `google_tasks` (`Tasks.json` of Google Takeout) or `vikunja` (`data.json` of its export).
         * @example taskpact
         */
        FormatOfImport: components["schemas"]["ImportFormat"];
        /**
         * @description Whether to report only, and to change nothing.
         * @example true
         */
        DryRun: boolean;
        /**
         * @description The name of a project to make for the tasks of a file without projects; without it they belong to none.
         * @example Household
         */
        NameOfProject: components["schemas"]["ProjectName"];
        /**
         * @description A key of your own for this creation, for example a UUID; keys are per user and are kept for 24 hours.
         * @example 0b5f2a54-8a4e-4f0e-9a63-6f0f5a2b7c11
         */
        IdempotencyKey: string;
        /**
         * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
         * @example "3"
         */
        IfNoneMatch: components["schemas"]["EntityTagList"];
        /**
         * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
         * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
         */
        RequestId: string;
        /**
         * @description The id of the message, the same whenever it is sent again. A receiver drops what it has had already.
         * @example msg_yMyTdgl1pZLjCplDWLYBtJ3GSsqtIUF8NnCk5aU3cVA
         */
        WebhookId: string;
        /**
         * @description When it was sent this time, in seconds since 1970. A receiver refuses what is older than some minutes.
         * @example 1763633674
         */
        WebhookTimestamp: string;
        /**
         * @description `v1,` and the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}` in base64; of each secret one, separated by spaces.
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        WebhookSignature: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The id of this request, for the log and for questions.
         * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
         */
        RequestId: string;
        /**
         * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
         * @example "3"
         */
        ETag: components["schemas"]["EntityTag"];
        /**
         * @description The version of what is there, a strong entity tag (RFC 9110, section 8.8.3); absent where nothing is.
         * @example "3"
         */
        ETagIfThere: components["schemas"]["EntityTag"];
        /**
         * @description Tells proxies that know it, nginx among them, to pass events on at once.
         * @example no
         */
        AccelBuffering: "no";
        /**
         * @description That it is a file, and a name for it (RFC 6266).
         * @example attachment; filename="taskpact-2026-11-20.json"
         */
        ContentDisposition: string;
        /**
         * @description The size of the file in bytes.
         * @example 1024
         */
        ContentLength: string;
        /**
         * @description Where the new entry is; by `me` for the subjects `.` and `..`, which no address can hold.
         * @example /api/alice/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
         */
        Location: string;
        /**
         * @description Where the reference is.
         * @example /docs
         */
        ReferenceLocation: "/docs";
        /**
         * @description `Accept` is among the headers that decide which answer this is (RFC 9110, section 12.5.5).
         * @example Accept
         */
        VaryAccept: string;
        /**
         * @description `Accept-Encoding` is among the headers that decide which answer this is (RFC 9110, section 12.5.5).
         * @example Accept-Encoding
         */
        VaryAcceptEncoding: string;
        /**
         * @description How the body is compressed, by what `Accept-Encoding` prefers; absent when it is not (RFC 9110, section 8.4).
         * @example br
         */
        ContentEncoding: "br" | "gzip";
        /**
         * @description `<address of the next page>; rel="next"` (RFC 8288); absent on the last page.
         * @example </api/me/tasks?limit=20&sort=-created_at&include_total=false&cursor=ucw7_hLr-25ZWyIwMTlhYTBhNi0zZjgwLTdjM2UtOWQzYi0yZjZkMWM5YjdhMTAiXQ>; rel="next"
         */
        Link: string;
        /**
         * @description `true` when this is the first answer once more; absent on the first.
         * @example true
         */
        IdempotencyReplayed: "true";
        /**
         * @description `identity`, where it was the `Content-Encoding` that is not taken; absent where it was the media type (RFC 9110, section 12.5.3).
         * @example identity
         */
        AcceptEncoding: "identity";
        /**
         * @description The media types that this operation takes, where it was the media type that is not taken (RFC 5789, section 3.1).
         * @example application/merge-patch+json, application/json
         */
        AcceptPatch: string;
        /**
         * @description `Bearer`, and what was wrong with the token when there was one (RFC 6750, section 3).
         * @example Bearer error="invalid_token", error_description="The token has expired."
         */
        WWWAuthenticate: string;
        /**
         * @description With `INSUFFICIENT_SCOPE`, the scopes that are needed (RFC 6750, section 3.1), and what the service tells agents (RFC 9728).
         * @example Bearer error="insufficient_scope", scope="tasks:write"
         */
        ScopeChallenge: string;
        /**
         * @description Seconds to wait before the next try (RFC 9110, section 10.2.3).
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
         * @example 600
         */
        RateLimitLimit: number;
        /**
         * @description How many of them are left.
         * @example 598
         */
        RateLimitRemaining: number;
        /**
         * @description Seconds until all of them are there again.
         * @example 41
         */
        RateLimitReset: number;
        /**
         * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
         * @example "user";r=598;t=41
         */
        RateLimit: string;
        /**
         * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
         * @example "user";q=600;w=60
         */
        RateLimitPolicy: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTasks: {
        parameters: {
            query: {
                /**
                 * @description How many entries a page holds at the most.
                 * @example 20
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description The `meta.next_cursor` of the page before, as it came. It is good for the same user, sort and filters only; anything else is 400 `INVALID_CURSOR`. The example is one of the user `alice`, in the default order and without filters: nobody else can use it.
                 * @example ucw7_hLr-25ZWyIwMTlhYTBhNi0zZjgwLTdjM2UtOWQzYi0yZjZkMWM5YjdhMTAiXQ
                 */
                cursor?: components["parameters"]["PageCursor"];
                /**
                 * @description The order; `-` means descending. Ties are broken by `id`.
                 * @example -created_at
                 */
                sort: components["parameters"]["Sort"];
                /**
                 * @description Only completed (`true`) or only open (`false`) tasks.
                 * @example false
                 */
                is_completed?: components["parameters"]["IsCompleted"];
                /**
                 * @description Only tasks with this text in their title, their description or one of their tags. Upper and lower case are alike, and so is every way to write a character: both sides are compared after they were put into Unicode's normalization form NFC, upper case, lower case (with `σ` for `ς`) and NFC again, in this order and with the full mappings of Unicode that need no language. So `strasse` finds `Straße`, `É` finds `e` with a combining accent, and `e` does not find `é`. Every other character stands for itself.
                 * @example milk
                 */
                q?: components["parameters"]["Search"];
                /**
                 * @description Only tasks of this project; `none` for those of no project.
                 * @example 019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57
                 */
                project_id?: components["parameters"]["ProjectFilter"];
                /**
                 * @description Only tasks directly below this one; `none` for those that are below no other.
                 * @example none
                 */
                parent_id?: components["parameters"]["ParentFilter"];
                /**
                 * @description Only tasks that are due after this day, the day itself left out. Their own days are compared, without regard to zones.
                 * @example 2026-10-31
                 */
                due_after?: components["parameters"]["DueAfter"];
                /**
                 * @description Only tasks that are due before this day, the day itself left out. Their own days are compared, without regard to zones.
                 * @example 2026-12-01
                 */
                due_before?: components["parameters"]["DueBefore"];
                /**
                 * @description Only tasks of this priority; several for tasks of any of them.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                priority?: components["parameters"]["PriorityFilter"];
                /**
                 * @description Only tasks with this tag; several for tasks with all of them. All tasks that fit the other filters are looked at.
                 * @example [
                 *       "shopping"
                 *     ]
                 */
                tag?: components["parameters"]["TagFilter"];
                /**
                 * @description Only tasks with this entry in their metadata, `metadata[crm_id]=A-1042`; several for tasks with all of them. All tasks that fit the other filters are looked at.
                 * @example {
                 *       "crm_id": "A-1042"
                 *     }
                 */
                metadata?: components["parameters"]["MetadataEntries"];
                /**
                 * @description Only what was created after this moment, the moment itself left out.
                 * @example 2026-11-01T00:00:00Z
                 */
                created_after?: components["parameters"]["CreatedAfter"];
                /**
                 * @description Only what was created before this moment, the moment itself left out.
                 * @example 2026-12-01T00:00:00Z
                 */
                created_before?: components["parameters"]["CreatedBefore"];
                /**
                 * @description Only what was changed after this moment, the moment itself left out.
                 * @example 2026-11-20T10:00:00+01:00
                 */
                updated_after?: components["parameters"]["UpdatedAfter"];
                /**
                 * @description Only what was last changed before this moment, the moment itself left out.
                 * @example 2026-11-20T10:00:00.500Z
                 */
                updated_before?: components["parameters"]["UpdatedBefore"];
                /**
                 * @description Whether `meta.total` counts the entries of all pages. Counting takes time with the number of tasks.
                 * @example true
                 */
                include_total: components["parameters"]["IncludeTotal"];
                /**
                 * @description Whether each task says in `subtask_counts` how many are directly below it. The ETag of the list covers them.
                 * @example true
                 */
                include_subtask_counts: components["parameters"]["IncludeSubtaskCounts"];
            };
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of tasks; an empty list when there are none. */
            200: {
                headers: {
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description `<address of the next page>; rel="next"` (RFC 8288); absent on the last page.
                     * @example </api/me/tasks?limit=20&sort=-created_at&include_total=false&cursor=ucw7_hLr-25ZWyIwMTlhYTBhNi0zZjgwLTdjM2UtOWQzYi0yZjZkMWM5YjdhMTAiXQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidListRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own for this creation, for example a UUID; keys are per user and are kept for 24 hours.
                 * @example 0b5f2a54-8a4e-4f0e-9a63-6f0f5a2b7c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        /** @description The new task. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCreate"];
            };
        };
        responses: {
            /** @description The task was made. */
            201: {
                headers: {
                    /**
                     * @description Where the new entry is; by `me` for the subjects `.` and `..`, which no address can hold.
                     * @example /api/alice/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
                     */
                    Location: string;
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description `true` when this is the first answer once more; absent on the first.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SingleTask"];
                };
            };
            400: components["responses"]["InvalidRequestBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteCompletedTasks: {
        parameters: {
            query: {
                /**
                 * @description Has to be there, so that nobody deletes open tasks.
                 * @example true
                 */
                is_completed: components["parameters"]["IsCompletedOnly"];
                /**
                 * @description Only tasks with this text in their title, their description or one of their tags. Upper and lower case are alike, and so is every way to write a character: both sides are compared after they were put into Unicode's normalization form NFC, upper case, lower case (with `σ` for `ς`) and NFC again, in this order and with the full mappings of Unicode that need no language. So `strasse` finds `Straße`, `É` finds `e` with a combining accent, and `e` does not find `é`. Every other character stands for itself.
                 * @example milk
                 */
                q?: components["parameters"]["Search"];
                /**
                 * @description Only tasks of this project; `none` for those of no project.
                 * @example 019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57
                 */
                project_id?: components["parameters"]["ProjectFilter"];
                /**
                 * @description Only tasks directly below this one; `none` for those that are below no other.
                 * @example none
                 */
                parent_id?: components["parameters"]["ParentFilter"];
                /**
                 * @description Only tasks that are due after this day, the day itself left out. Their own days are compared, without regard to zones.
                 * @example 2026-10-31
                 */
                due_after?: components["parameters"]["DueAfter"];
                /**
                 * @description Only tasks that are due before this day, the day itself left out. Their own days are compared, without regard to zones.
                 * @example 2026-12-01
                 */
                due_before?: components["parameters"]["DueBefore"];
                /**
                 * @description Only tasks of this priority; several for tasks of any of them.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                priority?: components["parameters"]["PriorityFilter"];
                /**
                 * @description Only tasks with this tag; several for tasks with all of them. All tasks that fit the other filters are looked at.
                 * @example [
                 *       "shopping"
                 *     ]
                 */
                tag?: components["parameters"]["TagFilter"];
                /**
                 * @description Only tasks with this entry in their metadata, `metadata[crm_id]=A-1042`; several for tasks with all of them. All tasks that fit the other filters are looked at.
                 * @example {
                 *       "crm_id": "A-1042"
                 *     }
                 */
                metadata?: components["parameters"]["MetadataEntries"];
                /**
                 * @description Only what was created after this moment, the moment itself left out.
                 * @example 2026-11-01T00:00:00Z
                 */
                created_after?: components["parameters"]["CreatedAfter"];
                /**
                 * @description Only what was created before this moment, the moment itself left out.
                 * @example 2026-12-01T00:00:00Z
                 */
                created_before?: components["parameters"]["CreatedBefore"];
                /**
                 * @description Only what was changed after this moment, the moment itself left out.
                 * @example 2026-11-20T10:00:00+01:00
                 */
                updated_after?: components["parameters"]["UpdatedAfter"];
                /**
                 * @description Only what was last changed before this moment, the moment itself left out.
                 * @example 2026-11-20T10:00:00.500Z
                 */
                updated_before?: components["parameters"]["UpdatedBefore"];
            };
            header?: {
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was deleted. */
            200: {
                headers: {
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SingleTaskCleanup"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
                /**
                 * @description The id of one of the user's tasks.
                 * @example 019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
                 */
                task_id: components["parameters"]["PathTaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Task"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TaskNotFound"];
            412: components["responses"]["TaskPreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of the versions that may be changed, or `*` for any (RFC 9110, section 13.1.1, strong comparison: a weak tag, `W/"3"`, never matches). At another version: 412 and nothing changes. Without it the last write wins, unless the service is configured to require it.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description `*`: create what is not there yet, and change nothing that is. Or ETags of versions that must not be changed (RFC 9110, section 13.1.2, weak comparison): at one of them, 412 and nothing changes. It is evaluated together with the write, after `If-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToCreate"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
                /**
                 * @description The id of one of the user's tasks.
                 * @example 019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
                 */
                task_id: components["parameters"]["PathTaskId"];
            };
            cookie?: never;
        };
        /** @description The task as it should be. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskReplace"];
            };
        };
        responses: {
            200: components["responses"]["Task"];
            201: components["responses"]["TaskMade"];
            400: components["responses"]["InvalidRequestBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TaskNotFound"];
            412: components["responses"]["TaskNotReplaced"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of the versions that may be changed, or `*` for any (RFC 9110, section 13.1.1, strong comparison: a weak tag, `W/"3"`, never matches). At another version: 412 and nothing changes. Without it the last write wins, unless the service is configured to require it.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description ETags of versions that must not be changed, or `*` for any (RFC 9110, section 13.1.2, weak comparison). At one of them: 412 and nothing changes. It is evaluated together with the write, after `If-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToWrite"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
                /**
                 * @description The id of one of the user's tasks.
                 * @example 019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
                 */
                task_id: components["parameters"]["PathTaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is gone. */
            204: {
                headers: {
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TaskNotFound"];
            412: components["responses"]["TaskPreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of the versions that may be changed, or `*` for any (RFC 9110, section 13.1.1, strong comparison: a weak tag, `W/"3"`, never matches). At another version: 412 and nothing changes. Without it the last write wins, unless the service is configured to require it.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description ETags of versions that must not be changed, or `*` for any (RFC 9110, section 13.1.2, weak comparison). At one of them: 412 and nothing changes. It is evaluated together with the write, after `If-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToWrite"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
                /**
                 * @description The id of one of the user's tasks.
                 * @example 019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
                 */
                task_id: components["parameters"]["PathTaskId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["TaskPatch"];
                "application/json": components["schemas"]["TaskPatch"];
            };
        };
        responses: {
            200: components["responses"]["Task"];
            400: components["responses"]["InvalidRequestBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TaskNotFound"];
            412: components["responses"]["TaskPreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedPatchType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of the versions that may be changed, or `*` for any (RFC 9110, section 13.1.1, strong comparison: a weak tag, `W/"3"`, never matches). At another version: 412 and nothing changes. Without it the last write wins, unless the service is configured to require it.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description ETags of versions that must not be changed, or `*` for any (RFC 9110, section 13.1.2, weak comparison). At one of them: 412 and nothing changes. It is evaluated together with the write, after `If-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToWrite"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
                /**
                 * @description The id of one of the user's tasks.
                 * @example 019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
                 */
                task_id: components["parameters"]["PathTaskId"];
            };
            cookie?: never;
        };
        /** @description Without a body the task is completed. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TaskCompletion"];
            };
        };
        responses: {
            200: components["responses"]["Task"];
            400: components["responses"]["InvalidRequestBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TaskNotFound"];
            412: components["responses"]["TaskPreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedPatchType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    moveTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of the versions that may be changed, or `*` for any (RFC 9110, section 13.1.1, strong comparison: a weak tag, `W/"3"`, never matches). At another version: 412 and nothing changes. Without it the last write wins, unless the service is configured to require it.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description ETags of versions that must not be changed, or `*` for any (RFC 9110, section 13.1.2, weak comparison). At one of them: 412 and nothing changes. It is evaluated together with the write, after `If-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToWrite"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
                /**
                 * @description The id of one of the user's tasks.
                 * @example 019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
                 */
                task_id: components["parameters"]["PathTaskId"];
            };
            cookie?: never;
        };
        /** @description Where to. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskMove"];
            };
        };
        responses: {
            200: components["responses"]["Task"];
            400: components["responses"]["InvalidRequestBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TaskNotFound"];
            412: components["responses"]["TaskPreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedPatchType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listProjects: {
        parameters: {
            query: {
                /**
                 * @description How many entries a page holds at the most.
                 * @example 20
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description The `meta.next_cursor` of the page before, as it came. It is good for the same user, sort and filters only; anything else is 400 `INVALID_CURSOR`. The example is one of the user `alice`, in the default order and without filters.
                 * @example Nupioce_VdTwWzIsIjAxOWFhMGE1LTFjMDAtN2IxYS04ZjRlLTZkMmM5YTBiM2U1NyJd
                 */
                cursor?: components["parameters"]["ProjectPageCursor"];
                /**
                 * @description The order; `-` means descending. Ties are broken by `id`.
                 * @example name
                 */
                sort: components["parameters"]["ProjectSortOrder"];
                /**
                 * @description Only archived (`true`) or only other (`false`) projects.
                 * @example true
                 */
                is_archived: components["parameters"]["IsArchived"];
                /**
                 * @description Only projects with this text in their name or description, compared as in tasks.
                 * @example house
                 */
                q?: components["parameters"]["ProjectSearch"];
                /**
                 * @description Only what was created after this moment, the moment itself left out.
                 * @example 2026-11-01T00:00:00Z
                 */
                created_after?: components["parameters"]["CreatedAfter"];
                /**
                 * @description Only what was created before this moment, the moment itself left out.
                 * @example 2026-12-01T00:00:00Z
                 */
                created_before?: components["parameters"]["CreatedBefore"];
                /**
                 * @description Only what was changed after this moment, the moment itself left out.
                 * @example 2026-11-20T10:00:00+01:00
                 */
                updated_after?: components["parameters"]["UpdatedAfter"];
                /**
                 * @description Only what was last changed before this moment, the moment itself left out.
                 * @example 2026-11-20T10:00:00.500Z
                 */
                updated_before?: components["parameters"]["UpdatedBefore"];
                /**
                 * @description Whether `meta.total` counts the entries of all pages. Counting takes time with the number of tasks.
                 * @example true
                 */
                include_total: components["parameters"]["IncludeTotal"];
                /**
                 * @description Whether each project says in `task_counts` how many tasks it has. The ETag of the list covers them.
                 * @example true
                 */
                include_counts: components["parameters"]["IncludeCounts"];
            };
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of projects; an empty list when there are none. */
            200: {
                headers: {
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description `<address of the next page>; rel="next"` (RFC 8288); absent on the last page.
                     * @example </api/me/tasks?limit=20&sort=-created_at&include_total=false&cursor=ucw7_hLr-25ZWyIwMTlhYTBhNi0zZjgwLTdjM2UtOWQzYi0yZjZkMWM5YjdhMTAiXQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidListRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own for this creation, for example a UUID; keys are per user and are kept for 24 hours.
                 * @example 0b5f2a54-8a4e-4f0e-9a63-6f0f5a2b7c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        /** @description The new project. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectCreate"];
            };
        };
        responses: {
            /** @description The project was made. */
            201: {
                headers: {
                    /**
                     * @description Where the new entry is; by `me` for the subjects `.` and `..`, which no address can hold.
                     * @example /api/alice/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10
                     */
                    Location: string;
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description `true` when this is the first answer once more; absent on the first.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SingleProject"];
                };
            };
            400: components["responses"]["InvalidRequestBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
                /**
                 * @description The id of one of the user's projects.
                 * @example 019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57
                 */
                project_id: components["parameters"]["PathProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Project"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            412: components["responses"]["ProjectPreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of the versions that may be changed, or `*` for any (RFC 9110, section 13.1.1, strong comparison: a weak tag, `W/"3"`, never matches). At another version: 412 and nothing changes. Without it the last write wins, unless the service is configured to require it.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description `*`: create what is not there yet, and change nothing that is. Or ETags of versions that must not be changed (RFC 9110, section 13.1.2, weak comparison): at one of them, 412 and nothing changes. It is evaluated together with the write, after `If-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToCreate"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
                /**
                 * @description The id of one of the user's projects.
                 * @example 019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57
                 */
                project_id: components["parameters"]["PathProjectId"];
            };
            cookie?: never;
        };
        /** @description The project as it should be. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectReplace"];
            };
        };
        responses: {
            200: components["responses"]["Project"];
            201: components["responses"]["ProjectMade"];
            400: components["responses"]["InvalidRequestBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            412: components["responses"]["ProjectNotReplaced"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteProject: {
        parameters: {
            query?: {
                /**
                 * @description What becomes of the tasks of the project; without it, a project with tasks is not deleted.
                 * @example keep
                 */
                tasks?: components["parameters"]["TasksOfProject"];
            };
            header?: {
                /**
                 * @description ETags of the versions that may be changed, or `*` for any (RFC 9110, section 13.1.1, strong comparison: a weak tag, `W/"3"`, never matches). At another version: 412 and nothing changes. Without it the last write wins, unless the service is configured to require it.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description ETags of versions that must not be changed, or `*` for any (RFC 9110, section 13.1.2, weak comparison). At one of them: 412 and nothing changes. It is evaluated together with the write, after `If-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToWrite"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
                /**
                 * @description The id of one of the user's projects.
                 * @example 019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57
                 */
                project_id: components["parameters"]["PathProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project is gone. */
            204: {
                headers: {
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            409: components["responses"]["ProjectNotEmpty"];
            412: components["responses"]["ProjectPreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of the versions that may be changed, or `*` for any (RFC 9110, section 13.1.1, strong comparison: a weak tag, `W/"3"`, never matches). At another version: 412 and nothing changes. Without it the last write wins, unless the service is configured to require it.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description ETags of versions that must not be changed, or `*` for any (RFC 9110, section 13.1.2, weak comparison). At one of them: 412 and nothing changes. It is evaluated together with the write, after `If-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToWrite"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
                /**
                 * @description The id of one of the user's projects.
                 * @example 019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57
                 */
                project_id: components["parameters"]["PathProjectId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ProjectPatch"];
                "application/json": components["schemas"]["ProjectPatch"];
            };
        };
        responses: {
            200: components["responses"]["Project"];
            400: components["responses"]["InvalidRequestBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ProjectNotFound"];
            412: components["responses"]["ProjectPreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedPatchType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTags: {
        parameters: {
            query: {
                /**
                 * @description How many entries a page holds at the most.
                 * @example 20
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description The `meta.next_cursor` of the page before, as it came. It is good for the same user only; anything else is 400 `INVALID_CURSOR`. The example is one of the user `alice`.
                 * @example wRSlRAPVa_h7aG9tZQ
                 */
                cursor?: components["parameters"]["TagPageCursor"];
            };
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of tags; an empty list when there are none. */
            200: {
                headers: {
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description `<address of the next page>; rel="next"` (RFC 8288); absent on the last page.
                     * @example </api/me/tasks?limit=20&sort=-created_at&include_total=false&cursor=ucw7_hLr-25ZWyIwMTlhYTBhNi0zZjgwLTdjM2UtOWQzYi0yZjZkMWM5YjdhMTAiXQ>; rel="next"
                     */
                    Link?: string;
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidListRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTag: {
        parameters: {
            query: {
                /**
                 * @description The tag.
                 * @example home
                 */
                name: components["parameters"]["TagToDelete"];
            };
            header?: {
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["TagChange"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TagNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    renameTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        /** @description The old name and the new one. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagRename"];
            };
        };
        responses: {
            200: components["responses"]["TagChange"];
            400: components["responses"]["InvalidRequestBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TagNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedPatchType"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listChanges: {
        parameters: {
            query: {
                /**
                 * @description `meta.next` of the page before, or the token of another change that was told: only what changed after it. Without it, everything there is. The example is one of the user `alice`, from before they had anything: nobody else can use it.
                 * @example TOmxjeWR4kYSWyIiLDAsIiIsIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCIsMF0
                 */
                since?: components["parameters"]["Since"];
                /**
                 * @description How many entries a page holds at the most.
                 * @example 20
                 */
                limit: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of changes; an empty list when there are none. */
            200: {
                headers: {
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidListRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["ChangesExpired"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDigest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The digest. */
            200: {
                headers: {
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SingleDigest"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    streamChanges: {
        parameters: {
            query?: {
                /**
                 * @description `meta.next` of the page before, or the token of another change that was told: only what changed after it. Without it, everything there is. The example is one of the user `alice`, from before they had anything: nobody else can use it.
                 * @example TOmxjeWR4kYSWyIiLDAsIiIsIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCIsMF0
                 */
                since?: components["parameters"]["Since"];
            };
            header?: {
                /**
                 * @description The `id` of the last event that was received, as browsers send it when they connect again; it goes before `since` (WHATWG HTML, section 9.2). The example is one of the user `alice`.
                 * @example TOmxjeWR4kYSWyIiLDAsIiIsIjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMCIsMF0
                 */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events; the schema is that of the `data` of one. */
            200: {
                headers: {
                    /**
                     * @description Tells proxies that know it, nginx among them, to pass events on at once.
                     * @example no
                     */
                    "X-Accel-Buffering": "no";
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Change"];
                };
            };
            400: components["responses"]["InvalidListRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["ChangesExpired"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    batch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own for this creation, for example a UUID; keys are per user and are kept for 24 hours.
                 * @example 0b5f2a54-8a4e-4f0e-9a63-6f0f5a2b7c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        /** @description The writes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description What came of each write. */
            200: {
                headers: {
                    /**
                     * @description `true` when this is the first answer once more; absent on the first.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            400: components["responses"]["BatchInvalid"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["BatchNotFound"];
            409: components["responses"]["BatchConflict"];
            412: components["responses"]["BatchPreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["BatchPreconditionRequired"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SingleAccount"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteAccount: {
        parameters: {
            query: {
                /**
                 * @description Whose account it is, the id of the user or the team and not `me`, so that nothing is deleted by mistake.
                 * @example alice
                 */
                confirm: components["parameters"]["Confirm"];
            };
            header?: {
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing of the user is left. */
            204: {
                headers: {
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description That it is a file, and a name for it (RFC 6266).
                     * @example attachment; filename="taskpact-2026-11-20.json"
                     */
                    "Content-Disposition": string;
                    /**
                     * @description The size of the file in bytes.
                     * @example 1024
                     */
                    "Content-Length": string;
                    /**
                     * @description `Accept` is among the headers that decide which answer this is (RFC 9110, section 12.5.5).
                     * @example Accept
                     */
                    Vary: string;
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountExport"];
                    "text/csv": components["schemas"]["CsvFile"];
                    "text/calendar": components["schemas"]["CalendarFile"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    importTasks: {
        parameters: {
            query: {
                /**
                 * @description Whose file it is: `taskpact` (what `exportAccount` gives, as JSON or CSV), `todoist` (a project exported as CSV), `google_tasks` (`Tasks.json` of Google Takeout) or `vikunja` (`data.json` of its export).
                 * @example taskpact
                 */
                format: components["parameters"]["FormatOfImport"];
                /**
                 * @description Whether to report only, and to change nothing.
                 * @example true
                 */
                dry_run: components["parameters"]["DryRun"];
                /**
                 * @description The name of a project to make for the tasks of a file without projects; without it they belong to none.
                 * @example Household
                 */
                project_name?: components["parameters"]["NameOfProject"];
            };
            header?: {
                /**
                 * @description A key of your own for this creation, for example a UUID; keys are per user and are kept for 24 hours.
                 * @example 0b5f2a54-8a4e-4f0e-9a63-6f0f5a2b7c11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The subject of the token, `me`, which stands for it, or a team that the token names. Any other value is 403. The ids `.` and `..` can only be reached as `me`: clients take them for steps in the path, percent-encoded or not (RFC 3986, section 5.2.4).
                 * @example me
                 */
                user_id: components["parameters"]["PathUserId"];
            };
            cookie?: never;
        };
        /** @description The file, in UTF-8; those of Todoist are CSV, those of Google Tasks and Vikunja JSON. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportFile"];
                "text/csv": components["schemas"]["CsvFile"];
            };
        };
        responses: {
            /** @description What came of it, or with `dry_run` what would. */
            200: {
                headers: {
                    /**
                     * @description `true` when this is the first answer once more; absent on the first.
                     * @example true
                     */
                    "Idempotency-Replayed"?: "true";
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            400: components["responses"]["ImportRefused"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything works. */
            200: {
                headers: {
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            414: components["responses"]["UriTooLong"];
            431: components["responses"]["HeadersTooLarge"];
            /** @description The service runs, its database does not answer. */
            503: {
                headers: {
                    /**
                     * @description Seconds to wait before the next try (RFC 9110, section 10.2.3).
                     * @example 1
                     */
                    "Retry-After": number;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers. */
            200: {
                headers: {
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            414: components["responses"]["UriTooLong"];
            431: components["responses"]["HeadersTooLarge"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send requests. */
            200: {
                headers: {
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            414: components["responses"]["UriTooLong"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    getIndex: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The addresses. */
            200: {
                headers: {
                    /**
                     * @description `Accept` is among the headers that decide which answer this is (RFC 9110, section 12.5.5).
                     * @example Accept
                     */
                    Vary: string;
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SingleIndex"];
                };
            };
            /** @description The reference is for people. */
            303: {
                headers: {
                    /**
                     * @description Where the reference is.
                     * @example /docs
                     */
                    Location: "/docs";
                    /**
                     * @description `Accept` is among the headers that decide which answer this is (RFC 9110, section 12.5.5).
                     * @example Accept
                     */
                    Vary: string;
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
        };
    };
    getContract: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract. */
            200: {
                headers: {
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description How the body is compressed, by what `Accept-Encoding` prefers; absent when it is not (RFC 9110, section 8.4).
                     * @example br
                     */
                    "Content-Encoding"?: "br" | "gzip";
                    /**
                     * @description `Accept-Encoding` is among the headers that decide which answer this is (RFC 9110, section 12.5.5).
                     * @example Accept-Encoding
                     */
                    Vary: string;
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDocument"];
                };
            };
            304: components["responses"]["ContractNotModified"];
            400: components["responses"]["InvalidRequest"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
        };
    };
    getContractSource: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract. */
            200: {
                headers: {
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description How the body is compressed, by what `Accept-Encoding` prefers; absent when it is not (RFC 9110, section 8.4).
                     * @example br
                     */
                    "Content-Encoding"?: "br" | "gzip";
                    /**
                     * @description `Accept-Encoding` is among the headers that decide which answer this is (RFC 9110, section 12.5.5).
                     * @example Accept-Encoding
                     */
                    Vary: string;
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": components["schemas"]["ContractSource"];
                };
            };
            304: components["responses"]["ContractNotModified"];
            400: components["responses"]["InvalidRequest"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
        };
    };
    getWorkflows: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags of which the current one must be one, or `*` for any (RFC 9110, section 13.1.1, strong comparison); else 412. It is evaluated before `If-None-Match` (section 13.2.2).
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchToRead"];
                /**
                 * @description ETags of earlier answers, or `*` (RFC 9110, section 13.1.2): 304 instead of a body that is known already.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workflows. */
            200: {
                headers: {
                    /**
                     * @description The version of what was answered, a strong entity tag (RFC 9110, section 8.8.3).
                     * @example "3"
                     */
                    ETag: components["schemas"]["EntityTag"];
                    /**
                     * @description How the body is compressed, by what `Accept-Encoding` prefers; absent when it is not (RFC 9110, section 8.4).
                     * @example br
                     */
                    "Content-Encoding"?: "br" | "gzip";
                    /**
                     * @description `Accept-Encoding` is among the headers that decide which answer this is (RFC 9110, section 12.5.5).
                     * @example Accept-Encoding
                     */
                    Vary: string;
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": components["schemas"]["Workflows"];
                };
            };
            304: components["responses"]["ContractNotModified"];
            400: components["responses"]["InvalidRequest"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
        };
    };
    getProblem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own for this request, 1-128 characters of `[A-Za-z0-9._-]`; anything else is replaced.
                 * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The last part of a problem's `type`.
                 * @example task-not-found
                 */
                slug: components["schemas"]["ProblemSlug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The explanation. */
            200: {
                headers: {
                    /**
                     * @description How many requests a minute the user, or the address without a valid token, may send; absent where the service does not limit them. This and the next two are those of draft-ietf-httpapi-ratelimit-headers-06, the last that had them; clients of today still read them.
                     * @example 600
                     */
                    "RateLimit-Limit"?: number;
                    /**
                     * @description How many of them are left.
                     * @example 598
                     */
                    "RateLimit-Remaining"?: number;
                    /**
                     * @description Seconds until all of them are there again.
                     * @example 41
                     */
                    "RateLimit-Reset"?: number;
                    /**
                     * @description The same in the words of draft-ietf-httpapi-ratelimit-headers-11, a structured field (RFC 9651): whose limit counts, `"user"` or `"address"`, `r` for how many requests are left, and `t` for the seconds until all of them are there again. Absent where the service does not limit them.
                     * @example "user";r=598;t=41
                     */
                    RateLimit?: string;
                    /**
                     * @description The limit that `RateLimit` counts by, in the words of the same draft: `q` requests in `w` seconds. `"user"` is for all requests with a valid token of one user, from wherever they come, `"address"` for those of one address without.
                     * @example "user";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description The id of this request, for the log and for questions.
                     * @example 7f9c2ba4-e88f-4d5c-9a51-4b1e3c7a2f10
                     */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SingleProblemKind"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            404: components["responses"]["RouteNotFound"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
        };
    };
    sendTaskUpserted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the message, the same whenever it is sent again. A receiver drops what it has had already.
                 * @example msg_yMyTdgl1pZLjCplDWLYBtJ3GSsqtIUF8NnCk5aU3cVA
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When it was sent this time, in seconds since 1970. A receiver refuses what is older than some minutes.
                 * @example 1763633674
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description `v1,` and the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}` in base64; of each secret one, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskUpsertedEvent"];
            };
        };
        responses: {
            "2XX": components["responses"]["WebhookReceived"];
            default: components["responses"]["WebhookFailed"];
        };
    };
    sendTaskDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the message, the same whenever it is sent again. A receiver drops what it has had already.
                 * @example msg_yMyTdgl1pZLjCplDWLYBtJ3GSsqtIUF8NnCk5aU3cVA
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When it was sent this time, in seconds since 1970. A receiver refuses what is older than some minutes.
                 * @example 1763633674
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description `v1,` and the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}` in base64; of each secret one, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDeletedEvent"];
            };
        };
        responses: {
            "2XX": components["responses"]["WebhookReceived"];
            default: components["responses"]["WebhookFailed"];
        };
    };
    sendProjectUpserted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the message, the same whenever it is sent again. A receiver drops what it has had already.
                 * @example msg_yMyTdgl1pZLjCplDWLYBtJ3GSsqtIUF8NnCk5aU3cVA
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When it was sent this time, in seconds since 1970. A receiver refuses what is older than some minutes.
                 * @example 1763633674
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description `v1,` and the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}` in base64; of each secret one, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectUpsertedEvent"];
            };
        };
        responses: {
            "2XX": components["responses"]["WebhookReceived"];
            default: components["responses"]["WebhookFailed"];
        };
    };
    sendProjectDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the message, the same whenever it is sent again. A receiver drops what it has had already.
                 * @example msg_yMyTdgl1pZLjCplDWLYBtJ3GSsqtIUF8NnCk5aU3cVA
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When it was sent this time, in seconds since 1970. A receiver refuses what is older than some minutes.
                 * @example 1763633674
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description `v1,` and the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}` in base64; of each secret one, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectDeletedEvent"];
            };
        };
        responses: {
            "2XX": components["responses"]["WebhookReceived"];
            default: components["responses"]["WebhookFailed"];
        };
    };
}
