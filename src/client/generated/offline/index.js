// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.

// src/client/offline/errors.ts
var ReplicaError = class extends Error {
  name = "ReplicaError";
  code;
  constructor(code, message, cause) {
    super(message, { cause });
    this.code = code;
  }
};

// src/client/offline/indexed-db.ts
var RECORDS = "records";
var REVISION = "revision";
var PREFIX = "taskpact:";
function openDatabase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(RECORDS);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
function transactIn(db, ...[known, decide]) {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(RECORDS, "readwrite", { durability: "strict" });
    const records = transaction.objectStore(RECORDS);
    let failure;
    let [revision, changes] = [known, []];
    const decideOn = (newer) => {
      try {
        changes = decide(newer);
        if (changes.length === 0) return;
        for (const change of changes) {
          const key = [change.kind, change.key];
          if (change.value === null) records.delete(key);
          else records.put(change, key);
        }
        revision += 1;
        records.put(revision, REVISION);
      } catch (error) {
        failure = error;
        transaction.abort();
      }
    };
    const found = records.get(REVISION);
    found.onsuccess = () => {
      revision = found.result ?? 0;
      if (revision === known) return decideOn(void 0);
      const all = records.getAll(IDBKeyRange.lowerBound([]));
      all.onsuccess = () => decideOn(all.result);
    };
    transaction.oncomplete = () => resolve([revision, changes]);
    transaction.onabort = () => reject(failure ?? transaction.error);
  });
}
function channelOf(name) {
  const channel = new BroadcastChannel(name);
  return {
    tell: (message) => channel.postMessage(message),
    hear(listener) {
      const hear = ({ data }) => listener(data);
      channel.addEventListener("message", hear);
      return () => channel.removeEventListener("message", hear);
    },
    close: () => channel.close()
  };
}
var denied = (name, cause) => {
  const detail = `The browser does not let this page store anything (IndexedDB ${name}: ${cause}). Ask the user to allow it, or open the replica with storage: memoryStorage(), which forgets what is queued when the page closes.`;
  return new ReplicaError("STORAGE_DENIED", detail, cause);
};
function indexedDbStorage(name) {
  const own = PREFIX + name;
  return {
    async open() {
      const db = await Promise.resolve().then(() => openDatabase(own)).catch((cause) => {
        throw denied(own, cause);
      });
      const { tell, hear, close } = channelOf(own);
      db.onversionchange = () => db.close();
      return {
        tell,
        hear,
        async transact(known, decide) {
          const [revision, changes] = await transactIn(db, known, decide);
          if (changes.length > 0) tell({ type: "stored", revision, changes });
          return revision;
        },
        lead: (signal, work) => {
          const locks = globalThis.navigator?.locks;
          return locks ? locks.request(own, { signal }, work) : work();
        },
        close() {
          close();
          db.close();
        }
      };
    }
  };
}

// src/client/offline/memory.ts
function memoryStorage() {
  const records = /* @__PURE__ */ new Map();
  const listeners = /* @__PURE__ */ new Set();
  let revision = 0;
  let leading = Promise.resolve();
  return {
    async open() {
      const own = /* @__PURE__ */ new Set();
      const tell = (message) => {
        for (const listener of listeners) if (!own.has(listener)) queueMicrotask(() => listener(message));
      };
      return {
        async transact(known, decide) {
          const changes = decide(known === revision ? void 0 : [...records.values()]);
          if (changes.length === 0) return revision;
          for (const change of changes) {
            const key = `${change.kind} ${change.key}`;
            if (change.value === null) records.delete(key);
            else records.set(key, change);
          }
          revision += 1;
          tell({ type: "stored", revision, changes });
          return revision;
        },
        tell,
        hear(listener) {
          own.add(listener);
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        lead(signal, work) {
          leading = leading.then(() => signal.aborted ? void 0 : work());
          return leading;
        },
        close() {
          for (const listener of own) listeners.delete(listener);
        }
      };
    }
  };
}

// src/client/offline/draft.ts
var META_KEY = "meta";
var EMPTY = {
  task: /* @__PURE__ */ new Map(),
  project: /* @__PURE__ */ new Map(),
  write: /* @__PURE__ */ new Map(),
  report: /* @__PURE__ */ new Map(),
  meta: /* @__PURE__ */ new Map()
};
var metaOf = ({ meta }) => meta.get(META_KEY) ?? { last: 0 };
function writesOf({ write }, { active } = { active: false }) {
  const writes = [...write.values()].sort((one, other) => one.number - other.number);
  return active ? writes.filter(({ problem }) => !problem) : writes;
}
function draftOf(from) {
  const copied = /* @__PURE__ */ new Set();
  const changes = [];
  let state = from;
  function apply({ kind, key, value }) {
    if (!copied.has(kind)) state = { ...state, [kind]: new Map(state[kind]) };
    copied.add(kind);
    if (value === null) state[kind].delete(key);
    else state[kind].set(key, value);
  }
  function put(change) {
    apply(change);
    changes.push(change);
  }
  const setMeta = (meta) => put({ kind: "meta", key: META_KEY, value: { ...metaOf(state), ...meta } });
  return {
    get state() {
      return state;
    },
    changes,
    put,
    setMeta,
    nextNumber() {
      const last = metaOf(state).last + 1;
      setMeta({ last });
      return last;
    }
  };
}
function withChanges(from, changes) {
  const draft = draftOf(from);
  for (const change of changes) draft.put(change);
  return draft.state;
}

// src/client/offline/events.ts
function eventsOf(kept) {
  const listeners = {
    conflict: /* @__PURE__ */ new Set(),
    rejected: /* @__PURE__ */ new Set(),
    dropped: /* @__PURE__ */ new Set(),
    renamed: /* @__PURE__ */ new Set(),
    signInNeeded: /* @__PURE__ */ new Set(),
    storageFailed: /* @__PURE__ */ new Set()
  };
  const told = /* @__PURE__ */ new Set();
  function emit(event, detail) {
    for (const listener of listeners[event]) queueMicrotask(() => listener(detail));
  }
  function emitReport(report2) {
    if (report2.event === "conflict") emit(report2.event, report2.detail);
    else if (report2.event === "rejected") emit(report2.event, report2.detail);
    else emit(report2.event, report2.detail);
  }
  function deliver() {
    const due = [...kept.state.report].filter(([key, { event }]) => !told.has(key) && listeners[event].size > 0);
    if (due.length === 0) return;
    for (const [key, report2] of due) {
      told.add(key);
      emitReport(report2);
    }
    const remove = () => kept.transact(({ state, put }) => {
      for (const [key] of due) if (state.report.has(key)) put({ kind: "report", key, value: null });
    });
    remove().catch(() => {
    });
  }
  return {
    emit,
    deliver,
    on(event, listener) {
      listeners[event].add(listener);
      deliver();
      return () => listeners[event].delete(listener);
    }
  };
}

// src/client/offline/follow.ts
import { TaskpactError as TaskpactError2 } from "../index.js";

// src/client/waiting.ts
function abortable(work, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason);
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
    Promise.resolve(work).then(resolve, reject).finally(() => signal?.removeEventListener("abort", abort));
  });
}
function pauseAsked(response) {
  const after = response?.headers.get("retry-after") ?? "0";
  const asked = /^\d+$/.test(after) ? Number(after) * 1e3 : Date.parse(after) - Date.now();
  return Math.max(asked || 0, 0);
}
function pause(duration, signal) {
  let timer;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, duration);
  });
  return abortable(over, signal).finally(() => clearTimeout(timer));
}

// src/client/offline/bell.ts
function bell() {
  const waiting = /* @__PURE__ */ new Set();
  return {
    ring() {
      for (const wake of waiting) wake();
    },
    next(signal) {
      let wake = () => {
      };
      const rung = new Promise((resolve) => {
        wake = resolve;
      });
      waiting.add(wake);
      const next = abortable(rung, signal).finally(() => waiting.delete(wake));
      next.catch(() => {
      });
      return next;
    }
  };
}

// src/client/offline/conflicts.ts
import { newId } from "../index.js";

// src/client/offline/patches.ts
var MANAGED = /* @__PURE__ */ new Set([
  "id",
  "user_id",
  "completed_at",
  "completed_by",
  "created_by",
  "version",
  "etag",
  "created_at",
  "updated_at",
  "subtask_counts",
  "task_counts"
]);
var METADATA = "metadata.";
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function mergedField(name, old, value) {
  const before = isObject(old) ? old : {};
  if (name === "due") return { date: void 0, time: null, time_zone: null, ...before, ...value };
  return Object.fromEntries(Object.entries({ ...before, ...value }).filter(([, item]) => item !== null));
}
function patched(entry, patch) {
  const before = new Map(Object.entries(entry));
  const fields = Object.entries(patch).map(([name, value]) => {
    if (isObject(value)) return [name, mergedField(name, before.get(name), value)];
    return [name, name === "metadata" ? {} : value];
  });
  return { ...entry, ...Object.fromEntries(fields) };
}
function folded(first, second) {
  const result = { ...first };
  for (const [name, value] of Object.entries(second)) {
    const before = result[name];
    const isPartial = isObject(value) && name in result;
    if (isPartial && before === null && name === "metadata") return void 0;
    if (!isPartial) result[name] = value;
    else result[name] = isObject(before) ? { ...before, ...value } : mergedField(name, before, value);
  }
  return result;
}
function leavesOf(entry) {
  const leaves = /* @__PURE__ */ new Map();
  for (const [name, value] of Object.entries(entry)) {
    if (MANAGED.has(name)) continue;
    if (name !== "metadata") leaves.set(name, value);
    else if (isObject(value)) for (const [key, item] of Object.entries(value)) leaves.set(METADATA + key, item);
  }
  return leaves;
}
var isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
function differing(one, other) {
  return [.../* @__PURE__ */ new Set([...one.keys(), ...other.keys()])].filter((name) => !isSame(one.get(name), other.get(name)));
}
function patchOf(names, leaves) {
  const result = {};
  const metadata = {};
  for (const name of names) {
    const value = leaves.get(name);
    if (!name.startsWith(METADATA)) result[name] = value;
    else metadata[name.slice(METADATA.length)] = typeof value === "string" ? value : null;
  }
  return Object.keys(metadata).length > 0 ? { ...result, metadata } : result;
}

// src/client/offline/conflicts.ts
var conflictOf = (conflict) => conflict;
function updating(write, fields) {
  const { base: _, ...rest } = write;
  return Object.keys(fields).length > 0 ? { ...rest, kind: "update", fields } : null;
}
function meant(base, mine) {
  return mine ? differing(leavesOf(base), leavesOf(mine)) : [];
}
function meetDeletion(write, base, merge) {
  if (write.kind === "delete") return { write: null };
  const { resource, id } = write;
  const mine = patched(base, write.fields);
  const fields = meant(base, mine);
  const conflict = conflictOf({ resource, id, base, mine, theirs: null, fields, merged: null });
  const resolution = merge(conflict);
  if (resolution === void 0 || resolution === "theirs") return { write: null, conflict };
  const merged = resolution === "mine" ? mine : patched(base, resolution);
  const leaves = leavesOf(merged);
  const again = {
    ...write,
    base: void 0,
    kind: "create",
    id: newId(),
    fields: patchOf([...leaves.keys()], leaves)
  };
  return { write: again, conflict: conflictOf({ ...conflict, merged: { ...merged, id: again.id } }) };
}
function resolved(write, mine, theirs, names, how) {
  if (how === "theirs") return null;
  if (mine === null) return how === "mine" ? write : updating(write, how ?? {});
  if (how !== "mine" && how !== void 0) return updating(write, how);
  const leaves = leavesOf(mine);
  const kept = leavesOf(theirs);
  return updating(
    write,
    patchOf(
      names.filter((name) => !isSame(leaves.get(name), kept.get(name))),
      leaves
    )
  );
}
function meet(write, base, theirs, merge) {
  if (!theirs) return meetDeletion(write, base, merge);
  if (theirs.version === base.version && theirs.updated_at === base.updated_at) return { write };
  const { resource, id } = write;
  const mine = write.kind === "delete" ? null : patched(base, write.fields);
  const [wanted, there] = [mine && leavesOf(mine), leavesOf(theirs)];
  const changedThere = differing(leavesOf(base), there);
  const unlike = wanted ? differing(wanted, there) : changedThere;
  const mineOnly = meant(base, mine).filter((name) => !changedThere.includes(name));
  if (!changedThere.some((name) => unlike.includes(name))) {
    return { write: mine ? updating(write, patchOf(mineOnly, leavesOf(mine))) : { ...write, base: void 0 } };
  }
  const all = meant(base, mine).filter((name) => unlike.includes(name));
  const fields = mine ? all.filter((name) => changedThere.includes(name)) : changedThere;
  const defaultWrite = mine ? resolved(write, mine, theirs, mineOnly, void 0) : null;
  const outcome = (next2) => next2?.kind === "delete" ? null : next2 ? patched(theirs, next2.fields) : theirs;
  const conflict = conflictOf({ resource, id, base, mine, theirs, fields, merged: outcome(defaultWrite) });
  const how = merge(conflict);
  const next = how === void 0 ? defaultWrite : resolved(write, mine, theirs, all, how);
  return { write: next && { ...next, base: void 0 }, conflict: conflictOf({ ...conflict, merged: outcome(next) }) };
}
function report(draft, event) {
  draft.put({ kind: "report", key: `${draft.nextNumber()}`, value: event });
}
function replaceWrite(draft, { number }, next) {
  draft.put({ kind: "write", key: `${number}`, value: next });
}
function waitingFor({ state }, { resource, id }) {
  const outgoing = new Set(metaOf(state).outgoing?.numbers);
  const isWaiting = (write) => write.resource === resource && write.id === id && !outgoing.has(write.number);
  return writesOf(state, { active: true }).filter(isWaiting);
}
function reconcile(draft, writes, base, merge) {
  for (const write of writes) {
    const theirs = draft.state[write.resource].get(write.id) ?? null;
    if (write.kind !== "create" && base) {
      const { write: next, conflict } = meet(write, base, theirs, merge);
      replaceWrite(draft, write, next);
      if (conflict) report(draft, { event: "conflict", detail: conflict });
    } else if (write.kind === "create" || !theirs) {
      replaceWrite(draft, write, null);
      if (!theirs) report(draft, { event: "dropped", detail: { write } });
    }
  }
}

// src/client/offline/queue.ts
import { newId as newId2 } from "../index.js";
var [MAX_WRITES, MAX_CHARACTERS] = [100, 3e5];
var places = (fields) => "project_id" in fields || "parent_id" in fields;
var needs = ({ fields }, id) => "project_id" in fields && fields.project_id === id || "parent_id" in fields && fields.parent_id === id;
var dependsOn = (write, id) => write.id === id || needs(write, id);
function append(draft, write) {
  const number = draft.nextNumber();
  draft.put({ kind: "write", key: `${number}`, value: { ...write, number } });
}
function fold(draft, last, next, isLast) {
  if (next.kind === "delete") {
    if (last.kind !== "update" || places(last.fields)) return false;
    replaceWrite(draft, last, null);
    return false;
  }
  if (places(next.fields) && !isLast) return false;
  const fields = last.kind === "create" ? patched(last.fields, next.fields) : folded(last.fields, next.fields);
  if (!fields) return false;
  replaceWrite(draft, last, { ...last, fields });
  return true;
}
var isUndone = (queued, last, next) => next.kind === "delete" && last.kind === "create" && !queued.some((write) => needs(write, last.id));
function enqueue(draft, next) {
  const outgoing = new Set(metaOf(draft.state).outgoing?.numbers);
  const queued = writesOf(draft.state, { active: true });
  const last = queued.filter(({ resource, id }) => resource === next.resource && id === next.id).at(-1);
  if (last && !outgoing.has(last.number)) {
    const isDone = isUndone(queued, last, next);
    if (isDone) replaceWrite(draft, last, null);
    if (isDone || fold(draft, last, next, last === queued.at(-1))) return;
  }
  append(draft, next);
}
function operationOf({ resource, kind, id, fields, base }) {
  const name = resource === "task" ? "Task" : "Project";
  const verb = kind === "create" ? "replace" : kind;
  const condition = kind === "create" ? { if_none_match: "*" } : base && { if_match: base.etag };
  const rest = kind !== "delete" ? { body: fields } : resource === "project" && "tasks" in fields ? { query: fields } : {};
  return { operation: `${verb}${name}`, [`${resource}_id`]: id, ...condition, ...rest };
}
function takeBatch(draft, most = MAX_WRITES) {
  const { outgoing } = metaOf(draft.state);
  if (outgoing) return outgoing;
  const taken = [];
  let size = 0;
  for (const write of writesOf(draft.state, { active: true })) {
    size += JSON.stringify(write).length;
    const isTooMuch = taken.length >= Math.min(most, MAX_WRITES) || taken.length > 0 && size > MAX_CHARACTERS;
    if (isTooMuch || taken.some(({ id }) => id === write.id)) break;
    taken.push({ ...write, base: draft.state[write.resource].get(write.id) });
  }
  if (taken.length === 0) return void 0;
  for (const write of taken) replaceWrite(draft, write, write);
  const batch = { key: newId2(), numbers: taken.map(({ number }) => number), gone: [] };
  draft.setMeta({ outgoing: batch });
  return batch;
}
var writesIn = (draft, { numbers }) => numbers.flatMap((number) => draft.state.write.get(`${number}`) ?? []);

// src/client/offline/view.ts
var momentIn = (id) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
function made(id) {
  const moment = momentIn(id);
  const at = new Date(moment).toISOString();
  const managed = { id, user_id: "me", position: moment, metadata: {}, version: 0, etag: '"0"' };
  return { ...managed, created_at: at, updated_at: at, description: null };
}
var NEW_TASK = {
  project_id: null,
  parent_id: null,
  title: "",
  is_completed: false,
  completed_at: null,
  completed_by: null,
  created_by: "me",
  due: null,
  priority: 0,
  tags: []
};
function taskWith(task, fields) {
  const next = patched(task, fields);
  if (next.is_completed === task.is_completed) return next;
  const { is_completed } = next;
  return {
    ...next,
    completed_at: is_completed ? (/* @__PURE__ */ new Date()).toISOString() : null,
    completed_by: is_completed ? "me" : null
  };
}
function draftTask(id, fields) {
  return taskWith({ ...made(id), ...NEW_TASK }, fields);
}
function draftProject(id, fields) {
  return patched({ ...made(id), name: "", color: null, is_archived: false }, fields);
}
function madeBy({ resource, kind, id, fields, base }) {
  if (kind === "create") return resource === "task" ? draftTask(id, fields) : draftProject(id, fields);
  return base && kind === "update" ? patched(base, fields) : base;
}
function below(tasks, ids) {
  const found = [];
  for (let above = ids; above.size > 0; ) {
    const next = [...tasks.values()].filter(({ parent_id }) => parent_id !== null && above.has(parent_id));
    found.push(...next);
    above = new Set(next.map(({ id }) => id));
  }
  return found;
}
function place({ tasks }, task) {
  const parent = task.parent_id === null ? void 0 : tasks.get(task.parent_id);
  const project_id = parent ? parent.project_id : task.project_id;
  const before = tasks.get(task.id);
  tasks.set(task.id, { ...task, project_id });
  if (!before || before.project_id === project_id) return;
  for (const follower of below(tasks, /* @__PURE__ */ new Set([task.id]))) tasks.set(follower.id, { ...follower, project_id });
}
function removeTask({ tasks }, id) {
  for (const task of below(tasks, /* @__PURE__ */ new Set([id]))) tasks.delete(task.id);
  tasks.delete(id);
}
function removeProject(view, id, { fields }) {
  const keeps = "tasks" in fields && fields.tasks === "keep";
  for (const task of [...view.tasks.values()].filter(({ project_id }) => project_id === id)) {
    if (keeps) view.tasks.set(task.id, { ...task, project_id: null });
    else view.tasks.delete(task.id);
  }
  view.projects.delete(id);
}
function make(view, write) {
  const { resource, kind, id, fields } = write;
  const [task, project] = [view.tasks.get(id), view.projects.get(id)];
  if (resource === "task") {
    if (kind === "create") {
      if (!task) place(view, draftTask(id, fields));
    } else if (kind === "delete") removeTask(view, id);
    else if (task) place(view, taskWith(task, fields));
  } else if (kind === "create") view.projects.set(id, project ?? draftProject(id, fields));
  else if (kind === "delete") removeProject(view, id, write);
  else if (project) view.projects.set(id, patched(project, fields));
}
function viewOf(state) {
  const writes = writesOf(state, { active: true });
  if (writes.length === 0) return { tasks: state.task, projects: state.project };
  const view = { tasks: new Map(state.task), projects: new Map(state.project) };
  for (const write of writes) make(view, write);
  return view;
}

// src/client/offline/entries.ts
function putEntry({ state, put }, entry) {
  const { id: key, version } = entry;
  if ("title" in entry) {
    if (version > (state.task.get(key)?.version ?? 0)) put({ kind: "task", key, value: entry });
  } else if (version > (state.project.get(key)?.version ?? 0)) put({ kind: "project", key, value: entry });
}
var removeEntry = ({ state, put }, { resource, id }) => {
  if (state[resource].has(id)) put({ kind: resource, key: id, value: null });
};
function removeAll(draft, write) {
  const { state } = draft;
  const view = { tasks: new Map(state.task), projects: new Map(state.project) };
  make(view, write);
  removeEntry(draft, write);
  for (const [key, task] of state.task) {
    const value = view.tasks.get(key) ?? null;
    if (value !== task) draft.put({ kind: "task", key, value });
  }
}
function takeChange(draft, change, merge) {
  const { resource } = change;
  const id = change.type === "deleted" ? change.id : change.data.id;
  const base = draft.state[resource].get(id);
  const { outgoing } = metaOf(draft.state);
  if (change.type === "upserted") {
    if (base && base.version >= change.data.version) return;
    putEntry(draft, change.data);
  } else {
    removeEntry(draft, { resource, id });
    if (outgoing) draft.setMeta({ outgoing: { ...outgoing, gone: [...outgoing.gone, id] } });
  }
  if (outgoing && writesIn(draft, outgoing).some((write) => write.id === id)) return;
  reconcile(draft, waitingFor(draft, { resource, id }), base, merge);
}

// src/client/offline/exchange.ts
import { newId as newId4, TaskpactError } from "../index.js";

// src/client/offline/rename.ts
import { newId as newId3 } from "../index.js";
var MAX_AHEAD_MS = 23 * 60 * 60 * 1e3;
function referring(fields, ids) {
  const renamed = Object.entries(fields).map(([name, value]) => {
    const isReference = name === "project_id" || name === "parent_id";
    return [name, isReference ? ids.get(value) ?? value : value];
  });
  return { ...fields, ...Object.fromEntries(renamed) };
}
function renameAll(draft, fast, now) {
  if (fast.size === 0) return [];
  draft.setMeta({ ahead: now - Date.now() });
  const renamed = [];
  const ids = /* @__PURE__ */ new Map();
  for (const write of writesOf(draft.state)) {
    const { resource, kind, id: from } = write;
    if (fast.has(from) && kind === "create") {
      const to = newId3(now + ids.size);
      ids.set(from, to);
      renamed.push({ resource, from, to });
    }
  }
  for (const write of writesOf(draft.state)) {
    const fields = referring(write.fields, ids);
    const value = { ...write, id: ids.get(write.id) ?? write.id, fields };
    draft.put({ kind: "write", key: `${write.number}`, value });
  }
  return renamed;
}
function idOf({ state }) {
  const { ahead } = metaOf(state);
  return newId3(ahead === void 0 ? void 0 : Date.now() + ahead);
}

// src/client/offline/settle.ts
function setAside(draft, write, problem, because) {
  const reason = because === void 0 ? { problem } : { problem, because };
  const { base: _, problem: __, because: ___, ...bare } = write;
  replaceWrite(draft, write, { ...write, ...reason });
  report(draft, { event: "rejected", detail: { write: bare, ...reason } });
  if (write.kind !== "create") return;
  for (const { number } of writesOf(draft.state, { active: true })) {
    const other = draft.state.write.get(`${number}`);
    if (other && !other.problem && dependsOn(other, write.id)) setAside(draft, other, problem, write.number);
  }
}
var isAboutId = ({ operation, status, problem }) => status === 400 && !!problem?.errors?.some(
  ({ pointer }) => pointer === `${problem.operation}/${operation === "replaceTask" ? "task" : "project"}_id`
);
function settleMade(draft, write, entry, made2, merge) {
  replaceWrite(draft, write, null);
  if (write.kind === "delete") removeAll(draft, write);
  else if (entry) putEntry(draft, entry);
  reconcile(draft, waitingFor(draft, write), made2, merge);
}
function settleStale(draft, write, current, merge) {
  const behind = waitingFor(draft, write).filter(({ number }) => number !== write.number);
  if (current) putEntry(draft, current);
  else removeEntry(draft, write);
  reconcile(draft, [write], write.base, merge);
  reconcile(draft, behind, madeBy(write), merge);
}
function settleOne(draft, write, result, isGone, merge) {
  const { status, problem, task, project } = result;
  if (!problem) {
    const made2 = task ?? project;
    settleMade(draft, write, isGone ? void 0 : made2, made2, merge);
  } else if (problem.code === "ID_DELETED") {
    removeEntry(draft, write);
    reconcile(draft, waitingFor(draft, write), void 0, merge);
  } else if (status === 412 && problem.current) {
    const current = isGone ? void 0 : problem.current;
    if (write.kind === "create") settleMade(draft, write, current, madeBy(write), merge);
    else settleStale(draft, write, current, merge);
  } else if (status === 404) settleStale(draft, write, void 0, merge);
  else if (status !== 412) {
    setAside(draft, write, problem);
    reconcile(draft, waitingFor(draft, write), write.base, merge);
  }
}
var isForRenamed = (write, { status }, renamed) => status === 400 && [...renamed].some((id) => dependsOn(write, id));
function settle(draft, key, results, now, merge) {
  const { outgoing } = metaOf(draft.state);
  if (outgoing?.key !== key) return [];
  const pairs = writesIn(draft, outgoing).flatMap((write, index) => {
    const result = results[index];
    return result ? [{ write, result }] : [];
  });
  draft.setMeta({ outgoing: void 0 });
  const isFast = ({ write, result }) => now !== void 0 && isAboutId(result) && momentIn(write.id) > now + MAX_AHEAD_MS;
  const fast = new Set(pairs.filter(isFast).map(({ write }) => write.id));
  for (const { write, result } of pairs) {
    if (draft.state.write.get(`${write.number}`)?.problem || isForRenamed(write, result, fast)) continue;
    settleOne(draft, write, result, outgoing.gone.includes(write.id), merge);
  }
  return now === void 0 ? [] : renameAll(draft, fast, now);
}
function takeApart(draft, key, problem, merge) {
  const { outgoing } = metaOf(draft.state);
  if (outgoing?.key !== key) return;
  draft.setMeta({ outgoing: void 0 });
  const writes = writesIn(draft, outgoing);
  for (const [index, { number }] of writes.entries()) {
    const write = draft.state.write.get(`${number}`);
    if (!write || write.problem) continue;
    const at = `/operations/${index}`;
    const errors = problem?.errors?.filter(({ pointer }) => pointer === at || pointer?.startsWith(`${at}/`));
    const isReason = !!errors?.length || writes.length === 1;
    if (problem && isReason) setAside(draft, write, { ...problem, ...errors && { errors }, operation: at });
    if (write.kind !== "create") reconcile(draft, waitingFor(draft, write), write.base, merge);
  }
}

// src/client/offline/start-over.ts
function collect(pages) {
  const draft = draftOf(EMPTY);
  for (const change of pages) takeChange(draft, change, () => void 0);
  return draft.state;
}
function replaceAll(draft, fresh) {
  for (const resource of ["task", "project"]) {
    for (const id of draft.state[resource].keys()) removeEntry(draft, { resource, id });
    for (const entry of fresh[resource].values()) putEntry(draft, entry);
  }
}
function startOver(draft, fresh, since, merge) {
  const { outgoing } = metaOf(draft.state);
  const sent = outgoing ? writesIn(draft, outgoing) : [];
  const before = draft.state;
  const numbers = new Set(sent.map(({ number }) => number));
  draft.setMeta({ outgoing: void 0, since });
  replaceAll(draft, fresh);
  const bases = /* @__PURE__ */ new Map();
  for (const write of writesOf(before, { active: true })) {
    const { id, resource, number } = write;
    const base = numbers.has(number) ? write.base ?? madeBy(write) : before[resource].get(id);
    bases.set(id, bases.get(id) ?? base);
  }
  const done = /* @__PURE__ */ new Set();
  for (const write of writesOf(draft.state, { active: true })) {
    const { id, resource, kind } = write;
    if (done.has(id)) continue;
    done.add(id);
    const isMissing = kind === "create" && !fresh[resource].has(id);
    if (isMissing && !numbers.has(write.number)) continue;
    reconcile(draft, waitingFor(draft, write), isMissing ? void 0 : bases.get(id), merge);
  }
}

// src/client/offline/exchange.ts
var PAGE = 200;
var FINAL = [400, 413, 422];
async function readAll({ api, kept, merge }, signal) {
  const changes = [];
  for (let since; ; ) {
    const page = await api.changes.list({ limit: PAGE, ...since && { since } }, { signal });
    if (page.error) throw new TaskpactError(page);
    changes.push(...page.data);
    const { next, has_more } = page.meta;
    since = next;
    if (!has_more) return kept.transact((draft) => startOver(draft, collect(changes), next, merge));
  }
}
async function pull(parties, signal) {
  const { api, kept, merge } = parties;
  for (; ; ) {
    const { since } = metaOf(kept.state);
    const page = await api.changes.list({ limit: PAGE, ...since && { since } }, { signal });
    if (page.error?.code === "CHANGES_EXPIRED") return readAll(parties, signal);
    if (page.error) throw new TaskpactError(page);
    const { next, has_more } = page.meta;
    const isTaken = await kept.transact((draft) => {
      if (metaOf(draft.state).since !== since) return false;
      for (const change of page.data) takeChange(draft, change, merge);
      if (next !== since) draft.setMeta({ since: next });
      return true;
    });
    if (isTaken && !has_more) return;
  }
}
async function serviceTime({ api }, signal) {
  const { error } = await api.tasks.get(newId4(), { signal });
  return error && "timestamp" in error ? Date.parse(error.timestamp) : void 0;
}
async function takeRefused({ kept, merge }, key, size, refused) {
  const { error } = refused;
  if (!refused.response || !("type" in error) || !FINAL.includes(error.status)) throw new TaskpactError(refused);
  const problem = error.code === "IDEMPOTENCY_KEY_REUSED" ? void 0 : { ...error, operation: "/operations" };
  await kept.transact((draft) => takeApart(draft, key, problem, merge));
  return problem?.errors || size === 1 ? Number.POSITIVE_INFINITY : Math.ceil(size / 2);
}
async function exchange(parties, key, writes, most, signal) {
  const { api, kept, merge } = parties;
  const result = await api.batch(writes.map(operationOf), { atomic: false, idempotencyKey: key, signal });
  if (result.error) return takeRefused(parties, key, writes.length, result);
  const { data } = result;
  const now = data.some(isAboutId) ? await serviceTime(parties, signal) : void 0;
  const renamed = await kept.transact((draft) => settle(draft, key, data, now, merge));
  for (const one of renamed) parties.renamed(one);
  if (data.some(({ status, problem }) => status === 412 && problem?.code !== "ID_DELETED" && !problem?.current))
    await pull(parties, signal);
  return most;
}
var hasQueued = ({ state }) => writesOf(state, { active: true }).length > 0;
async function push(parties, signal) {
  const { kept, merge } = parties;
  let hasSent = false;
  for (let most = Number.POSITIVE_INFINITY; ; ) {
    if (!hasQueued(kept) && !metaOf(kept.state).outgoing) return hasSent;
    const size = most;
    const taken = await kept.transact((draft) => {
      const batch = takeBatch(draft, size);
      return batch && { key: batch.key, writes: writesIn(draft, batch) };
    });
    if (!taken) return hasSent;
    const { key, writes } = taken;
    hasSent = true;
    if (writes.length > 0) most = await exchange(parties, key, writes, most, signal);
    else await kept.transact((draft) => takeApart(draft, key, void 0, merge));
  }
}

// src/client/offline/follow.ts
var FIRST_REST_MS = 1e3;
var MAX_DOUBLINGS = 6;
var needsSignIn = (error) => error.code === "CALLER_ERROR" ? !(error.cause instanceof TypeError) : error.status === 401;
function followerOf(parties, say) {
  const { api, kept, merge } = parties;
  const [work, waking] = [bell(), bell()];
  let turn = Promise.resolve();
  let isSignedOut = false;
  function inTurn(exchange2) {
    const run = turn.then(exchange2);
    turn = run.catch(() => {
    });
    return run;
  }
  async function exchangeAll(signal) {
    await pull(parties, signal);
    if (await push(parties, signal)) await pull(parties, signal);
    isSignedOut = false;
  }
  async function listen(signal) {
    let { since } = metaOf(kept.state);
    for await (const { change, token } of api.changes.stream({ since, signal, reconnects: false })) {
      const isNext = await kept.transact((draft) => {
        if (metaOf(draft.state).since !== since) return false;
        takeChange(draft, change, merge);
        draft.setMeta({ since: token });
        return true;
      });
      if (!isNext) return;
      since = token;
    }
  }
  async function sendAsQueued(signal) {
    while (!signal.aborted) {
      const next = work.next(signal);
      if (hasQueued(kept)) await inTurn(() => push(parties, signal));
      await next;
    }
  }
  async function live(signal) {
    const ending = new AbortController();
    const both = AbortSignal.any([signal, ending.signal]);
    const all = [listen(both), sendAsQueued(both), waking.next(both)];
    try {
      await Promise.race(all);
    } finally {
      ending.abort();
      await Promise.allSettled(all);
    }
  }
  function failed(error) {
    const detail = String(error instanceof Error ? error.message : error);
    say({ type: "state", state: "offline", detail });
    if (!(error instanceof TaskpactError2)) {
      say({ type: "storageFailed", detail: { error: error instanceof Error ? error : new Error(detail) } });
      return 0;
    }
    if (needsSignIn(error.error) && !isSignedOut) {
      isSignedOut = true;
      say({ type: "signInNeeded", detail: { detail } });
    }
    return pauseAsked(error.response);
  }
  const rest = (failures, asked, signal) => {
    const own = FIRST_REST_MS * 2 ** Math.min(failures, MAX_DOUBLINGS) * (1 - Math.random() / 2);
    const over = new AbortController();
    const both = AbortSignal.any([signal, over.signal]);
    return Promise.race([pause(asked + own, both), waking.next(both)]).finally(() => over.abort());
  };
  return {
    round: (signal) => inTurn(() => exchangeAll(signal)).catch((error) => {
      if (!signal.aborted) failed(error);
      throw error;
    }),
    queued: work.ring,
    wake: waking.ring,
    async run(signal) {
      for (let failures = 0; !signal.aborted; ) {
        let asked = 0;
        try {
          say({ type: "state", state: "syncing" });
          await inTurn(() => exchangeAll(signal));
          failures = 0;
          say({ type: "state", state: "live" });
          await live(signal);
        } catch (error) {
          if (signal.aborted) return;
          asked = failed(error);
          failures += 1;
        }
        await rest(failures, asked, signal).catch(() => {
        });
      }
    }
  };
}

// src/client/offline/kept.ts
function storageError(cause) {
  if (cause instanceof ReplicaError) return cause;
  const isFull = cause instanceof Error && cause.name === "QuotaExceededError";
  if (isFull)
    return new ReplicaError(
      "QUOTA_EXCEEDED",
      "There is no room left: nothing was stored. Free some, and do it again.",
      cause
    );
  return new ReplicaError("STORAGE_FAILED", `Nothing was stored: ${cause}`, cause);
}
async function keep(store, changed) {
  let known = -1;
  let state = EMPTY;
  let last = Promise.resolve();
  function inTurn(work) {
    const run = last.then(work);
    last = run.catch(() => {
    });
    return run;
  }
  function adopt(revision, next) {
    known = revision;
    if (next === state) return;
    state = next;
    changed(state);
  }
  async function decideOn(decide) {
    let decided;
    const decideNow = (newer) => {
      const draft = draftOf(newer ? withChanges(EMPTY, newer) : state);
      decided = { draft, result: decide(draft) };
      return draft.changes;
    };
    const revision = await store.transact(known, decideNow).catch((cause) => {
      throw storageError(cause);
    });
    if (!decided) throw new ReplicaError("STORAGE_FAILED", "The storage asked for nothing to store");
    adopt(revision, decided.draft.state);
    return decided.result;
  }
  store.hear((message) => {
    if (message.type !== "stored") return;
    const { revision, changes } = message;
    const follow = async () => {
      if (revision === known + 1) adopt(revision, withChanges(state, changes));
      else if (revision > known) await decideOn(() => {
      });
    };
    inTurn(follow).catch(() => {
    });
  });
  await inTurn(() => decideOn(() => {
  }));
  return {
    get state() {
      return state;
    },
    transact: (decide) => inTurn(() => decideOn(decide))
  };
}

// src/client/offline/writing.ts
var notFound = (what) => new ReplicaError("NOT_FOUND", `There is no ${what}.`);
var copyOf = (fields) => JSON.parse(JSON.stringify(fields));
function writesTo(transact, resource, find) {
  const found = (draft, id) => {
    const entry = find(viewOf(draft.state), id);
    if (!entry) throw notFound(`${resource} ${id}`);
    return entry;
  };
  return {
    create: (fields) => transact((draft) => {
      const id = idOf(draft);
      enqueue(draft, { resource, kind: "create", id, fields: copyOf(fields) });
      return found(draft, id);
    }),
    update: (id, patch) => transact((draft) => {
      found(draft, id);
      const fields = copyOf(patch);
      if (Object.keys(fields).length > 0) enqueue(draft, { resource, kind: "update", id, fields });
      return found(draft, id);
    })
  };
}
function rejectedAt({ state }, number) {
  const write = state.write.get(`${number}`);
  if (!write?.problem) throw notFound(`rejected write ${number}`);
  return write;
}
function requeue(draft, write) {
  const { problem: _, because: __, ...bare } = write;
  const again = { ...bare, number: draft.nextNumber() };
  replaceWrite(draft, write, null);
  replaceWrite(draft, again, again);
  return again;
}
function writing(transact, merge) {
  const tasks = writesTo(transact, "task", (view, id) => view.tasks.get(id));
  const projects = writesTo(transact, "project", (view, id) => view.projects.get(id));
  return {
    tasks: {
      ...tasks,
      complete: (id, { is_completed = true } = {}) => tasks.update(id, { is_completed }),
      delete: (id) => transact((draft) => {
        if (!viewOf(draft.state).tasks.has(id)) throw notFound(`task ${id}`);
        enqueue(draft, { resource: "task", kind: "delete", id, fields: {} });
      })
    },
    projects: {
      ...projects,
      delete: (id, options = {}) => transact((draft) => {
        const view = viewOf(draft.state);
        if (!view.projects.has(id)) throw notFound(`project ${id}`);
        if (!options.tasks && [...view.tasks.values()].some(({ project_id }) => project_id === id)) {
          const detail = "The project has tasks: say { tasks: 'delete' } to delete them as well, or { tasks: 'keep' }.";
          throw new ReplicaError("PROJECT_NOT_EMPTY", detail);
        }
        enqueue(draft, { resource: "project", kind: "delete", id, fields: copyOf(options) });
      })
    },
    retry: (number, fields = {}) => transact((draft) => {
      const write = rejectedAt(draft, number);
      const { kind, base } = write;
      const next = kind === "create" ? patched(write.fields, fields) : folded(write.fields, fields) ?? fields;
      const again = requeue(draft, { ...write, fields: next });
      if (kind !== "create") reconcile(draft, [again], base, merge);
      for (const follower of draft.state.write.values()) if (follower.because === number) requeue(draft, follower);
    }),
    discard: (number) => transact((draft) => replaceWrite(draft, rejectedAt(draft, number), null))
  };
}

// src/client/offline/replica.ts
var closed = () => new ReplicaError("CLOSED", "The replica is closed: open another one.");
function rejectedOf({ problem, because, base: _, ...write }) {
  return problem ? [{ write, problem, ...because !== void 0 && { because } }] : [];
}
function snapshotOf(state, how) {
  const writes = writesOf(state);
  const rejected = writes.flatMap(rejectedOf);
  return { ...viewOf(state), status: { ...how, pending: writes.length - rejected.length, rejected } };
}
function publisherOf() {
  const subscribers = /* @__PURE__ */ new Set();
  let [state, how] = [EMPTY, { state: "syncing" }];
  let snapshot = snapshotOf(state, how);
  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      subscribers.add(listener);
      return () => void subscribers.delete(listener);
    },
    how: () => how,
    publish(nextState = state, nextHow = how) {
      [state, how] = [nextState, nextHow];
      snapshot = snapshotOf(state, how);
      for (const subscriber of subscribers) subscriber();
    }
  };
}
function onOnline(wake, signal) {
  if (typeof addEventListener === "function") addEventListener("online", wake, { signal });
}
async function openReplica({ api, storage = memoryStorage(), ...options }) {
  const { merge = () => void 0 } = options;
  const store = await storage.open();
  const closing = new AbortController();
  const { signal } = closing;
  const { publish, how, getSnapshot, subscribe } = publisherOf();
  let changed = (state) => publish(state);
  const kept = await keep(store, (state) => changed(state));
  const events = eventsOf(kept);
  function take(message) {
    if (message.type === "state") {
      const { state, detail } = message;
      publish(kept.state, { state, ...detail !== void 0 && { detail } });
    } else if (message.type === "renamed") events.emit("renamed", message.detail);
    else if (message.type === "signInNeeded") events.emit("signInNeeded", message.detail);
    else if (message.type === "storageFailed") events.emit("storageFailed", message.detail);
    else if (message.type === "hello" && isLeading) store.tell({ type: "state", ...how() });
  }
  const say = (message) => {
    if (signal.aborted) return;
    take(message);
    store.tell(message);
  };
  let isLeading = false;
  const parties = { api, kept, merge, renamed: (detail) => say({ type: "renamed", detail }) };
  const follower = followerOf(parties, say);
  changed = (state) => {
    publish(state);
    events.deliver();
    follower.queued();
  };
  store.hear(take);
  store.tell({ type: "hello" });
  const lead = () => {
    isLeading = true;
    return follower.run(signal);
  };
  const leading = store.lead(signal, lead).catch((cause) => {
    const error = new ReplicaError("STORAGE_FAILED", `Nobody follows the service: ${cause}`, cause);
    say({ type: "storageFailed", detail: { error } });
  });
  onOnline(follower.wake, signal);
  return {
    subscribe,
    getSnapshot,
    on: events.on,
    ...writing((decide) => signal.aborted ? Promise.reject(closed()) : kept.transact(decide), merge),
    async sync() {
      if (signal.aborted) throw closed();
      await follower.round(signal).catch((cause) => {
        throw new ReplicaError(
          "SYNC_FAILED",
          `Could not sync: ${cause instanceof Error ? cause.message : cause}`,
          cause
        );
      });
      if (how().state !== "live") follower.wake();
    },
    async close() {
      closing.abort(closed());
      await leading;
      store.close();
    }
  };
}
export {
  ReplicaError,
  indexedDbStorage,
  memoryStorage,
  openReplica
};
