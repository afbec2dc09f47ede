// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { operations } from './contract.d.ts';

/** Answers: the media types of each that is no problem, by its status. Secured: it needs a token. */
type Operation = readonly [method: string, path: string, answers: Readonly<Record<number, string>>, secured?: true];

export const JSON_TYPE = 'application/json';
export const OPERATIONS: Readonly<Record<keyof operations, Operation>> = {
  listTasks: ["GET","/api/{user_id}/tasks",{"200":JSON_TYPE,"304":""},true],
  createTask: ["POST","/api/{user_id}/tasks",{"201":JSON_TYPE},true],
  deleteCompletedTasks: ["DELETE","/api/{user_id}/tasks",{"200":JSON_TYPE},true],
  getTask: ["GET","/api/{user_id}/tasks/{task_id}",{"200":JSON_TYPE,"304":""},true],
  replaceTask: ["PUT","/api/{user_id}/tasks/{task_id}",{"200":JSON_TYPE,"201":JSON_TYPE},true],
  deleteTask: ["DELETE","/api/{user_id}/tasks/{task_id}",{"204":""},true],
  updateTask: ["PATCH","/api/{user_id}/tasks/{task_id}",{"200":JSON_TYPE},true],
  completeTask: ["PATCH","/api/{user_id}/tasks/{task_id}/complete",{"200":JSON_TYPE},true],
  moveTask: ["PATCH","/api/{user_id}/tasks/{task_id}/move",{"200":JSON_TYPE},true],
  listProjects: ["GET","/api/{user_id}/projects",{"200":JSON_TYPE,"304":""},true],
  createProject: ["POST","/api/{user_id}/projects",{"201":JSON_TYPE},true],
  getProject: ["GET","/api/{user_id}/projects/{project_id}",{"200":JSON_TYPE,"304":""},true],
  replaceProject: ["PUT","/api/{user_id}/projects/{project_id}",{"200":JSON_TYPE,"201":JSON_TYPE},true],
  deleteProject: ["DELETE","/api/{user_id}/projects/{project_id}",{"204":""},true],
  updateProject: ["PATCH","/api/{user_id}/projects/{project_id}",{"200":JSON_TYPE},true],
  listTags: ["GET","/api/{user_id}/tags",{"200":JSON_TYPE,"304":""},true],
  deleteTag: ["DELETE","/api/{user_id}/tags",{"200":JSON_TYPE},true],
  renameTag: ["PATCH","/api/{user_id}/tags",{"200":JSON_TYPE},true],
  listChanges: ["GET","/api/{user_id}/changes",{"200":JSON_TYPE,"304":""},true],
  getDigest: ["GET","/api/{user_id}/changes/digest",{"200":JSON_TYPE,"304":""},true],
  streamChanges: ["GET","/api/{user_id}/changes/stream",{"200":"text/event-stream"},true],
  batch: ["POST","/api/{user_id}/batch",{"200":JSON_TYPE},true],
  getAccount: ["GET","/api/{user_id}/account",{"200":JSON_TYPE,"304":""},true],
  deleteAccount: ["DELETE","/api/{user_id}/account",{"204":""},true],
  exportAccount: ["GET","/api/{user_id}/account/export",{"200":"application/json,text/csv,text/calendar"},true],
  importTasks: ["POST","/api/{user_id}/import",{"200":JSON_TYPE},true],
  getHealth: ["GET","/health",{"200":JSON_TYPE,"503":JSON_TYPE}],
  getLiveness: ["GET","/health/live",{"200":JSON_TYPE}],
  getReadiness: ["GET","/health/ready",{"200":JSON_TYPE}],
  getIndex: ["GET","/",{"200":JSON_TYPE,"303":""}],
  getContract: ["GET","/openapi.json",{"200":JSON_TYPE,"304":""}],
  getContractSource: ["GET","/openapi.yaml",{"200":"application/yaml","304":""}],
  getProblem: ["GET","/problems/{slug}",{"200":JSON_TYPE}],
};
