// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { operations } from './contract.d.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
  /** Whether it needs a token. */
  readonly secured?: true;
  /** The media type of each answer that is no problem, by its status. */
  readonly answers: Readonly<Record<number, string>>;
}

export const JSON_TYPE = 'application/json';
export const OPERATIONS: Readonly<Record<keyof operations, Operation>> = {
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
