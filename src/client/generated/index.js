// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.

// src/client/errors.ts
var TaskpactError = class extends Error {
  name = "TaskpactError";
  error;
  response;
  constructor({ error, response }) {
    super(error.detail, { cause: error });
    this.error = error;
    this.response = response;
  }
};
function unwrap(result) {
  if (result.error) throw new TaskpactError(result);
  return result.data;
}
function failed(code, cause, signal) {
  if (signal?.aborted) {
    const { reason } = signal;
    return {
      error: { code: reason?.name === "TimeoutError" ? "TIMED_OUT" : "ABORTED", detail: String(reason), cause: reason }
    };
  }
  return { error: { code, detail: String(cause), cause } };
}

// src/client/listing.ts
var reading = (input, options) => ({
  ...input,
  headers: { "if-none-match": options?.ifNoneMatch },
  repeatable: true
});
function listingOf(call, name) {
  const list = (query, options) => call(`list${name}s`, reading({ query }, options), options);
  return {
    list,
    async *all(query, options) {
      let cursor;
      do {
        const page = await list({ ...query, ...cursor && { cursor } }, options);
        if (page.error) throw new TaskpactError(page);
        yield* page.data;
        cursor = page.meta.next_cursor;
      } while (cursor);
    }
  };
}

// src/client/account.ts
var TYPES = { json: "application/json", csv: "text/csv", ics: "text/calendar" };
var accountOf = (call) => ({
  get: (options) => call("getAccount", reading({}, options), options),
  delete: (confirm, options) => call("deleteAccount", { query: { confirm } }, options),
  export: (format = "json", options) => call("exportAccount", { headers: { accept: TYPES[format] }, repeatable: true }, options),
  import: (file, query, options) => {
    const type = typeof file === "object" && file.type || TYPES.json;
    const headers = { "content-type": type, "idempotency-key": options?.idempotencyKey };
    return call("importTasks", { file, query, headers, repeatable: true }, options);
  }
});

// src/client/waiting.ts
var FIRST_PAUSE_MS = 250;
var MAX_PAUSE_MS = 3e4;
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
function pauseBeforeNext(tried, { error, response }) {
  if (response ? response.status !== 503 : error?.code !== "NETWORK_ERROR") return void 0;
  const asked = pauseAsked(response);
  return asked > MAX_PAUSE_MS ? void 0 : asked + FIRST_PAUSE_MS * 2 ** tried * Math.random();
}
function pause(duration, signal) {
  let timer;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, duration);
  });
  return abortable(over, signal).finally(() => clearTimeout(timer));
}

// src/client/collection.ts
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
var changing = (id, body, options) => ({
  id,
  headers: { "if-match": options?.ifMatch },
  body,
  repeatable: !!options?.ifMatch
});
function collectionOf(call, name, retries) {
  const get = (id, options) => call(`get${name}`, reading({ id }, options), options);
  async function merged(id, merge, options) {
    let current;
    try {
      for (let tried = 0; ; tried++) {
        if (!current) {
          const read2 = await get(id, options);
          if (read2.error) return read2;
          current = read2.data;
        }
        const patch = await abortable(merge(current), options?.signal);
        const input = { ...changing(id, patch, { ifMatch: current.etag }), repeatable: false };
        const result = await call(`update${name}`, input, options);
        if (result.error?.code !== "PRECONDITION_FAILED" || tried >= retries) return result;
        current = result.error.current;
      }
    } catch (cause) {
      return failed("CALLER_ERROR", cause, options?.signal);
    }
  }
  return {
    ...listingOf(call, name),
    get,
    create: (fields, { idempotencyKey = randomKey(), ...options } = {}) => call(
      `create${name}`,
      { body: fields, headers: { "idempotency-key": idempotencyKey }, repeatable: true },
      options
    ),
    put: (id, fields, options) => call(`replace${name}`, { id, headers: { "if-none-match": "*" }, body: fields, repeatable: true }, options),
    replace: (id, fields, options) => call(`replace${name}`, changing(id, fields, options), options),
    update: (id, patch, options) => typeof patch === "function" ? merged(id, patch, options) : call(`update${name}`, changing(id, patch, options), options),
    delete: (id, options) => call(`delete${name}`, changing(id, void 0, options), options)
  };
}

// src/client/batches.ts
var batchOf = (call) => (operations, { atomic, idempotencyKey = randomKey(), ...options } = {}) => call(
  "batch",
  { body: { operations, atomic }, headers: { "idempotency-key": idempotencyKey }, repeatable: true },
  options
);

// src/client/generated/operations.ts
var JSON_TYPE = "application/json";
var USER_PATH = "/api/{user_id}";
var READ = { "200": JSON_TYPE, "304": "" };
var OPERATIONS = {
  listTasks: ["GET", USER_PATH + "/tasks", READ, true],
  createTask: ["POST", USER_PATH + "/tasks", { "201": JSON_TYPE }, true],
  deleteCompletedTasks: ["DELETE", USER_PATH + "/tasks", { "200": JSON_TYPE }, true],
  getTask: ["GET", USER_PATH + "/tasks/{task_id}", READ, true],
  replaceTask: ["PUT", USER_PATH + "/tasks/{task_id}", { "200": JSON_TYPE, "201": JSON_TYPE }, true],
  deleteTask: ["DELETE", USER_PATH + "/tasks/{task_id}", { "204": "" }, true],
  updateTask: ["PATCH", USER_PATH + "/tasks/{task_id}", { "200": JSON_TYPE }, true],
  completeTask: ["PATCH", USER_PATH + "/tasks/{task_id}/complete", { "200": JSON_TYPE }, true],
  moveTask: ["PATCH", USER_PATH + "/tasks/{task_id}/move", { "200": JSON_TYPE }, true],
  listProjects: ["GET", USER_PATH + "/projects", READ, true],
  createProject: ["POST", USER_PATH + "/projects", { "201": JSON_TYPE }, true],
  getProject: ["GET", USER_PATH + "/projects/{project_id}", READ, true],
  replaceProject: ["PUT", USER_PATH + "/projects/{project_id}", { "200": JSON_TYPE, "201": JSON_TYPE }, true],
  deleteProject: ["DELETE", USER_PATH + "/projects/{project_id}", { "204": "" }, true],
  updateProject: ["PATCH", USER_PATH + "/projects/{project_id}", { "200": JSON_TYPE }, true],
  listTags: ["GET", USER_PATH + "/tags", READ, true],
  deleteTag: ["DELETE", USER_PATH + "/tags", { "200": JSON_TYPE }, true],
  renameTag: ["PATCH", USER_PATH + "/tags", { "200": JSON_TYPE }, true],
  listChanges: ["GET", USER_PATH + "/changes", READ, true],
  getDigest: ["GET", USER_PATH + "/changes/digest", READ, true],
  streamChanges: ["GET", USER_PATH + "/changes/stream", { "200": "text/event-stream" }, true],
  batch: ["POST", USER_PATH + "/batch", { "200": JSON_TYPE }, true],
  getAccount: ["GET", USER_PATH + "/account", READ, true],
  deleteAccount: ["DELETE", USER_PATH + "/account", { "204": "" }, true],
  exportAccount: ["GET", USER_PATH + "/account/export", { "200": "application/json,text/csv,text/calendar" }, true],
  importTasks: ["POST", USER_PATH + "/import", { "200": JSON_TYPE }, true],
  getHealth: ["GET", "/health", { "200": JSON_TYPE, "503": JSON_TYPE }],
  getLiveness: ["GET", "/health/live", { "200": JSON_TYPE }],
  getReadiness: ["GET", "/health/ready", { "200": JSON_TYPE }],
  getIndex: ["GET", "/", { "200": JSON_TYPE, "303": "" }],
  getContract: ["GET", "/openapi.json", READ],
  getContractSource: ["GET", "/openapi.yaml", { "200": "application/yaml", "304": "" }],
  getWorkflows: ["GET", "/workflows.yaml", { "200": "application/yaml", "304": "" }],
  getProblem: ["GET", "/problems/{slug}", { "200": JSON_TYPE }]
};

// src/client/call.ts
var EVENTS_TYPE = "text/event-stream";
function given(values = {}) {
  return Object.entries(values).filter(([, value]) => value != null);
}
function parametersOf(query) {
  return given(query).flatMap(([name, value]) => {
    if (typeof value !== "object") return [[name, value]];
    return given(value).map(([key, item]) => [Array.isArray(value) ? name : `${name}[${key}]`, item]);
  });
}
function urlOf({ baseUrl, owner = "me" }, template, { id = "", query }) {
  const ids = [...template.includes("{user_id}") ? [owner] : [], id];
  const pathname = template.replace(/\{\w+\}/g, () => encodeURIComponent(ids.shift() ?? ""));
  const search = new URLSearchParams(parametersOf(query)).toString();
  return baseUrl.replace(/\/$/, "") + pathname + (search && `?${search}`);
}
var bodyOf = ({ file, body }) => file ?? (body ? JSON.stringify(body) : null);
async function read(id, response) {
  const [type] = (response.headers.get("content-type") ?? "").split(";");
  const types = OPERATIONS[id][2][response.status]?.split(",") ?? [];
  const isAnswer = types.includes(type ?? "");
  if (isAnswer && (types[1] || type === EVENTS_TYPE)) return { data: response.body, response };
  const text = await response.text();
  try {
    if (type === "application/problem+json") return { error: JSON.parse(text), response };
    if (isAnswer) {
      const body = type === JSON_TYPE ? JSON.parse(text) : text || void 0;
      return { ...body?.meta ? body : { data: body }, response };
    }
  } catch {
  }
  const detail = `${response.url} answered ${response.status} ${type}, not in the contract`;
  return { error: { code: "UNEXPECTED_ANSWER", detail }, response };
}
async function isUnreachable(send, url, signal) {
  const { location } = globalThis;
  if (!location || new URL(url, location.href).origin === location.origin) return false;
  return send(url, { signal }).then(
    () => false,
    () => true
  );
}
function caller(service) {
  const { baseUrl, token, fetch = globalThis.fetch, retries } = service;
  new Request(baseUrl);
  let hasResponded = false;
  async function send(id, url, init) {
    try {
      const response = await fetch(url, init);
      hasResponded = true;
      return await read(id, response);
    } catch (cause) {
      const live = urlOf(service, OPERATIONS.getLiveness[1], {});
      const isFinal = !hasResponded && await isUnreachable(fetch, live, init.signal);
      return failed(isFinal ? "UNREACHABLE" : "NETWORK_ERROR", cause, init.signal);
    }
  }
  async function attempt(id, input, options) {
    const { signal = null, requestId } = options;
    const [method, path, , secured] = OPERATIONS[id];
    const named = { "content-type": input.body && JSON_TYPE, ...input.headers, "x-request-id": requestId };
    const headers = new Headers(given(named));
    for (let tried = 0; ; tried++) {
      if (secured) headers.set("authorization", `Bearer ${await abortable(token(), signal)}`);
      const init = { method, headers, body: bodyOf(input), signal };
      const result = await send(id, urlOf(service, path, input), init);
      const mayRepeat = input.repeatable || secured && result.error?.outcome === "not_performed";
      const wait = mayRepeat && tried < retries ? pauseBeforeNext(tried, result) : void 0;
      if (wait === void 0) return result;
      await pause(wait, signal);
    }
  }
  return (id, input, options = {}) => attempt(id, input, options).catch((cause) => failed("CALLER_ERROR", cause, options.signal));
}

// src/client/events.ts
var MAX_EVENT = 4 * 1024 * 1024;
var LINE_END = /\r\n|\n|\r/;
function checkSize(size) {
  if (size > MAX_EVENT) throw new Error(`An event of more than ${MAX_EVENT} characters`);
}
function lineSplitter() {
  let rest2 = "";
  let hasReturn = false;
  return (piece) => {
    if (piece === "") return [];
    const text = hasReturn && piece.startsWith("\n") ? piece.slice(1) : piece;
    hasReturn = piece.endsWith("\r");
    const lines = text.split(LINE_END);
    lines[0] = rest2 + lines[0];
    rest2 = lines.pop() ?? "";
    checkSize(rest2.length);
    return lines;
  };
}
function eventAssembler() {
  let id = "";
  let data = [];
  let size = 0;
  return (line) => {
    if (line === "") {
      const event = data.length > 0 ? { id, data: data.join("\n") } : void 0;
      data = [];
      size = 0;
      return event;
    }
    const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === "id") id = value;
    if (name === "data") data.push(value);
    size += value.length;
    checkSize(size);
    return void 0;
  };
}
function nextOf(reader, silenceMs) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Nothing came for ${silenceMs} ms`)), silenceMs);
    reader.read().then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
async function* eventsIn(stream, silenceMs) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const linesIn = lineSplitter();
  const eventAt = eventAssembler();
  try {
    for (; ; ) {
      const { done, value } = await nextOf(reader, silenceMs);
      if (done) return;
      for (const line of linesIn(decoder.decode(value, { stream: true }))) {
        const event = eventAt(line);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => {
    });
  }
}

// src/client/changes.ts
var SILENCE_MS = 45e3;
var SHORT_MS = 1e4;
var FIRST_REST_MS = 1e3;
var MAX_DOUBLINGS = 6;
var MAX_REST_MS = 3e5;
function isTemporary({ error, response }, wasOpen, reconnects) {
  if (!reconnects) return false;
  if (!response) return error?.code === "NETWORK_ERROR";
  const { status } = response;
  return status === 429 || status >= 500 || status === 401 && wasOpen;
}
async function* changesIn(events, signal) {
  if (!events) return;
  try {
    for await (const { id, data } of eventsIn(events, SILENCE_MS)) {
      if (signal?.aborted) return;
      yield { change: JSON.parse(data), token: id };
    }
  } catch {
  }
}
function rest(failures, { response }, signal) {
  const own = FIRST_REST_MS * 2 ** Math.min(failures, MAX_DOUBLINGS) * (1 - Math.random() / 2);
  return pause(Math.min(pauseAsked(response) + own, MAX_REST_MS), signal).catch((cause) => {
    throw new TaskpactError(failed("ABORTED", cause, signal));
  });
}
function changesOf(call) {
  async function* stream({ since, reconnects = true, ...options } = {}) {
    let token = since;
    let wasOpen = false;
    for (let failures = 0; ; failures += 1) {
      const opened = await call("streamChanges", { headers: { "last-event-id": token } }, options);
      if (opened.error && !isTemporary(opened, wasOpen, reconnects)) throw new TaskpactError(opened);
      const openedAt = Date.now();
      for await (const streamed of changesIn(opened.data, options.signal)) {
        failures = 0;
        token = streamed.token;
        yield streamed;
      }
      if (!reconnects) return;
      wasOpen = !opened.error;
      if (Date.now() - openedAt >= SHORT_MS) failures = 0;
      await rest(failures, opened, options.signal);
    }
  }
  return {
    list: (query, options) => call("listChanges", reading({ query }, options), options),
    digest: (options) => call("getDigest", { repeatable: true }, options),
    stream
  };
}

// src/client/projects.ts
var projectsOf = (call, retries) => ({
  ...collectionOf(call, "Project", retries),
  delete: (id, { tasks, ...options } = {}) => call("deleteProject", { ...changing(id, void 0, options), query: { tasks } }, options)
});

// src/client/service.ts
var plain = (call, input) => (id) => (options) => call(id, input, options);
function healthOf(call) {
  const ask = plain(call, {});
  return { get: ask("getHealth"), live: ask("getLiveness"), ready: ask("getReadiness") };
}
function contractOf(call) {
  const read2 = plain(call, { repeatable: true });
  return {
    index: read2("getIndex"),
    get: read2("getContract"),
    source: read2("getContractSource"),
    workflows: read2("getWorkflows"),
    problem: (slug, options) => call("getProblem", { id: slug, repeatable: true }, options)
  };
}

// src/client/tags.ts
var tagsOf = (call) => ({
  ...listingOf(call, "Tag"),
  rename: (rename, options) => call("renameTag", { body: rename }, options),
  delete: (name, options) => call("deleteTag", { query: { name } }, options)
});

// src/client/tasks.ts
var tasksOf = (call, retries) => ({
  ...collectionOf(call, "Task", retries),
  complete: (id, completion, options) => call("completeTask", changing(id, completion, options), options),
  move: (id, to, options) => call("moveTask", changing(id, to, options), options),
  deleteCompleted: (query, options) => call("deleteCompletedTasks", { query: { ...query, is_completed: true } }, options)
});

// src/client/ids.ts
var BYTES = 16;
var [VERSION_BYTE, VARIANT_BYTE] = [6, 8];
var MOMENT_BYTES = 6;
var [MAX_COUNT, MAX_FIRST_COUNT] = [4095, 2047];
var last = { moment: 0, count: 0 };
function nextPlace(random) {
  const { moment, count } = last;
  if (Date.now() > moment) last = { moment: Date.now(), count: random & MAX_FIRST_COUNT };
  else if (count < MAX_COUNT) last = { moment, count: count + 1 };
  else last = { moment: moment + 1, count: 0 };
  return last;
}
function newId(moment) {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const view = new DataView(bytes.buffer);
  const random = view.getUint16(VERSION_BYTE);
  const place = moment === void 0 ? nextPlace(random) : { moment, count: random & MAX_COUNT };
  let rest2 = place.moment;
  for (let index = MOMENT_BYTES - 1; index >= 0; index -= 1) {
    view.setUint8(index, rest2 % 256);
    rest2 = Math.floor(rest2 / 256);
  }
  view.setUint16(VERSION_BYTE, 28672 | place.count);
  view.setUint8(VARIANT_BYTE, 128 | view.getUint8(VARIANT_BYTE) & 63);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// src/client/index.ts
var RETRIES = 4;
function createTaskpact({ retries = RETRIES, ...options }) {
  const call = caller({ ...options, retries });
  return {
    tasks: tasksOf(call, retries),
    projects: projectsOf(call, retries),
    tags: tagsOf(call),
    changes: changesOf(call),
    batch: batchOf(call),
    account: accountOf(call),
    health: healthOf(call),
    contract: contractOf(call)
  };
}
export {
  TaskpactError,
  createTaskpact,
  newId,
  unwrap
};
