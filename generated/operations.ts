// Made from openapi.yaml by `npm run generate`. Do not edit.
export const OPERATIONS = {
  "listTasks": {
    "method": "GET",
    "path": "/api/{user_id}/tasks",
    "secured": true
  },
  "createTask": {
    "method": "POST",
    "path": "/api/{user_id}/tasks",
    "secured": true
  },
  "getTask": {
    "method": "GET",
    "path": "/api/{user_id}/tasks/{task_id}",
    "secured": true
  },
  "replaceTask": {
    "method": "PUT",
    "path": "/api/{user_id}/tasks/{task_id}",
    "secured": true
  },
  "deleteTask": {
    "method": "DELETE",
    "path": "/api/{user_id}/tasks/{task_id}",
    "secured": true
  },
  "updateTask": {
    "method": "PATCH",
    "path": "/api/{user_id}/tasks/{task_id}",
    "secured": true
  },
  "completeTask": {
    "method": "PATCH",
    "path": "/api/{user_id}/tasks/{task_id}/complete",
    "secured": true
  },
  "getHealth": {
    "method": "GET",
    "path": "/health",
    "secured": false
  },
  "getLiveness": {
    "method": "GET",
    "path": "/health/live",
    "secured": false
  },
  "getReadiness": {
    "method": "GET",
    "path": "/health/ready",
    "secured": false
  },
  "getContract": {
    "method": "GET",
    "path": "/openapi.json",
    "secured": false
  },
  "getContractSource": {
    "method": "GET",
    "path": "/openapi.yaml",
    "secured": false
  },
  "getProblem": {
    "method": "GET",
    "path": "/problems/{slug}",
    "secured": false
  }
} as const;
