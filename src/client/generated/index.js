// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.

// src/client/generated/operations.ts
var JSON_TYPE = "application/json";
var OPERATIONS = {
  "listTasks": {
    "method": "GET",
    "path": "/api/{user_id}/tasks",
    "secured": true,
    "answers": {
      "200": JSON_TYPE,
      "304": ""
    }
  },
  "createTask": {
    "method": "POST",
    "path": "/api/{user_id}/tasks",
    "secured": true,
    "answers": {
      "201": JSON_TYPE
    }
  },
  "getTask": {
    "method": "GET",
    "path": "/api/{user_id}/tasks/{task_id}",
    "secured": true,
    "answers": {
      "200": JSON_TYPE,
      "304": ""
    }
  },
  "replaceTask": {
    "method": "PUT",
    "path": "/api/{user_id}/tasks/{task_id}",
    "secured": true,
    "answers": {
      "200": JSON_TYPE
    }
  },
  "deleteTask": {
    "method": "DELETE",
    "path": "/api/{user_id}/tasks/{task_id}",
    "secured": true,
    "answers": {
      "204": ""
    }
  },
  "updateTask": {
    "method": "PATCH",
    "path": "/api/{user_id}/tasks/{task_id}",
    "secured": true,
    "answers": {
      "200": JSON_TYPE
    }
  },
  "completeTask": {
    "method": "PATCH",
    "path": "/api/{user_id}/tasks/{task_id}/complete",
    "secured": true,
    "answers": {
      "200": JSON_TYPE
    }
  },
  "getHealth": {
    "method": "GET",
    "path": "/health",
    "answers": {
      "200": JSON_TYPE,
      "503": JSON_TYPE
    }
  },
  "getLiveness": {
    "method": "GET",
    "path": "/health/live",
    "answers": {
      "200": JSON_TYPE
    }
  },
  "getReadiness": {
    "method": "GET",
    "path": "/health/ready",
    "answers": {
      "200": JSON_TYPE
    }
  },
  "getIndex": {
    "method": "GET",
    "path": "/",
    "answers": {
      "200": JSON_TYPE,
      "303": ""
    }
  },
  "getContract": {
    "method": "GET",
    "path": "/openapi.json",
    "answers": {
      "200": JSON_TYPE,
      "304": ""
    }
  },
  "getContractSource": {
    "method": "GET",
    "path": "/openapi.yaml",
    "answers": {
      "200": "application/yaml",
      "304": ""
    }
  },
  "getProblem": {
    "method": "GET",
    "path": "/problems/{slug}",
    "answers": {
      "200": JSON_TYPE
    }
  }
};

// src/client/errors.ts
var TaskpactError = class extends Error {
  name = "TaskpactError";
  problem;
  response;
  constructor(problem, response) {
    super(problem.detail);
    this.problem = problem;
    this.response = response;
  }
};
var UnexpectedAnswer = class extends Error {
  name = "UnexpectedAnswer";
  response;
  constructor(response) {
    const type = response.headers.get("content-type") ?? "no type";
    super(`${response.url} answered ${response.status} with ${type}, not in the contract`);
    this.response = response;
  }
};
function unwrap(result) {
  if (result.error) throw new TaskpactError(result.error, result.response);
  return result.data;
}

// src/client/waiting.ts
var FIRST_PAUSE_MS = 250;
var LONGEST_PAUSE_MS = 3e4;
function abortable(work, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason);
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
    Promise.resolve(work).then(resolve, reject).finally(() => signal?.removeEventListener("abort", abort));
  });
}
function pauseBeforeNext(tried, response) {
  if (response && response.status !== 503) return void 0;
  const after = response?.headers.get("retry-after") ?? "0";
  const asked = /^\d+$/.test(after) ? Number(after) * 1e3 : Date.parse(after) - Date.now();
  if (asked > LONGEST_PAUSE_MS) return void 0;
  return Math.max(asked || 0, 0) + FIRST_PAUSE_MS * 2 ** tried * Math.random();
}
function pause(duration, signal) {
  let timer;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, duration);
  });
  return abortable(over, signal).finally(() => clearTimeout(timer));
}

// src/client/call.ts
function given(values = {}) {
  return Object.entries(values).filter(([, value]) => value !== void 0).map(([name, value]) => [name, String(value)]);
}
function urlOf(base, template, { path, query }) {
  const values = { user_id: "me", ...path };
  const place = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ""));
  const search = new URLSearchParams(given(query)).toString();
  return base.replace(/\/$/, "") + place + (search && `?${search}`);
}
function headersOf(input, requestId) {
  const headers = new Headers(given({ ...input.headers, "x-request-id": requestId }));
  if (input.body) headers.set("content-type", JSON_TYPE);
  return headers;
}
var mayRepeat = ({ repeatable }, secured, { text }) => repeatable || secured && text?.includes('"not_performed"');
function read(id, { response, text = "", failure }) {
  if (!response) throw failure;
  const [type] = (response.headers.get("content-type") ?? "").split(";");
  try {
    if (type === "application/problem+json") return { error: JSON.parse(text), response };
    if (OPERATIONS[id].answers[response.status] === type) {
      const body = type === JSON_TYPE ? JSON.parse(text) : text || void 0;
      return { ...body?.meta ? body : { data: body }, response };
    }
  } catch {
  }
  throw new UnexpectedAnswer(response);
}
function caller({ baseUrl, token, fetch = globalThis.fetch, retries }) {
  new Request(baseUrl);
  async function send(url, init) {
    try {
      const response = await fetch(url, init);
      return { response, text: await response.text() };
    } catch (failure) {
      init.signal?.throwIfAborted();
      return { failure };
    }
  }
  return async (id, input, { signal, requestId } = {}) => {
    const { method, path, secured } = OPERATIONS[id];
    const url = urlOf(baseUrl, path, input);
    const headers = headersOf(input, requestId);
    const body = input.body ? JSON.stringify(input.body) : null;
    for (let tried = 0; ; tried++) {
      if (secured) headers.set("authorization", `Bearer ${await abortable(token(), signal)}`);
      const sent = await send(url, { method, headers, body, signal: signal ?? null });
      const wait = mayRepeat(input, secured, sent) && tried < retries ? pauseBeforeNext(tried, sent.response) : void 0;
      if (wait === void 0) return read(id, sent);
      await pause(wait, signal);
    }
  };
}

// src/client/tasks.ts
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
function tasksOf(call, retries) {
  const read2 = (operation, input, options) => call(operation, { ...input, headers: { "if-none-match": options?.ifNoneMatch }, repeatable: true }, options);
  const get = (id, options) => read2("getTask", { path: { task_id: id } }, options);
  const list = (query, options) => read2("listTasks", { query }, options);
  const change = (operation, id, body, options) => call(operation, { path: { task_id: id }, headers: { "if-match": options?.ifMatch }, body }, options);
  async function update(id, patch, options) {
    if (typeof patch !== "function") return change("updateTask", id, patch, options);
    for (let tried = 0; ; tried++) {
      const before = await get(id, options);
      if (before.error) return before;
      const merged = await abortable(patch(before.data), options?.signal);
      const result = await change("updateTask", id, merged, { ...options, ifMatch: before.meta.etag });
      if (result.error?.code !== "PRECONDITION_FAILED" || tried >= retries) return result;
    }
  }
  return {
    list,
    async *all(query, options) {
      let cursor;
      do {
        const page = await list({ ...query, ...cursor && { cursor } }, options);
        if (page.error) throw new TaskpactError(page.error, page.response);
        yield* page.data;
        cursor = page.meta.next_cursor;
      } while (cursor);
    },
    get,
    create: (task, { idempotencyKey = randomKey(), ...options } = {}) => call("createTask", { body: task, headers: { "idempotency-key": idempotencyKey }, repeatable: true }, options),
    replace: (id, task, options) => change("replaceTask", id, task, options),
    update,
    complete: (id, completion, options) => change("completeTask", id, completion, options),
    delete: (id, options) => change("deleteTask", id, void 0, options)
  };
}

// src/client/index.ts
var RETRIES = 4;
function createTaskpact({ retries = RETRIES, ...options }) {
  const call = caller({ ...options, retries });
  return {
    tasks: tasksOf(call, retries),
    health: {
      get: (options2) => call("getHealth", {}, options2),
      live: (options2) => call("getLiveness", {}, options2),
      ready: (options2) => call("getReadiness", {}, options2)
    },
    contract: {
      index: (options2) => call("getIndex", { repeatable: true }, options2),
      get: (options2) => call("getContract", { repeatable: true }, options2),
      source: (options2) => call("getContractSource", { repeatable: true }, options2),
      problem: (slug, options2) => call("getProblem", { path: { slug }, repeatable: true }, options2)
    }
  };
}
export {
  TaskpactError,
  UnexpectedAnswer,
  createTaskpact,
  unwrap
};
