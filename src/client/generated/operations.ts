// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { operations } from './contract.d.ts';

/** Answers: the media types of each that is no problem, by its status. Secured: it needs a token. */
type Operation = readonly [method: string, path: string, answers: Readonly<Record<number, string>>, secured?: true];

export const JSON_TYPE = 'application/json';
const USER_PATH = '/api/{user_id}';
const READ = { "200":JSON_TYPE,"304":"" };
export const OPERATIONS: Readonly<Record<keyof operations, Operation>> = {
  listTasks: ["GET",USER_PATH + "/tasks",READ,true],
  createTask: ["POST",USER_PATH + "/tasks",{"201":JSON_TYPE},true],
  deleteCompletedTasks: ["DELETE",USER_PATH + "/tasks",{"200":JSON_TYPE},true],
  getTask: ["GET",USER_PATH + "/tasks/{task_id}",READ,true],
  replaceTask: ["PUT",USER_PATH + "/tasks/{task_id}",{"200":JSON_TYPE,"201":JSON_TYPE},true],
  deleteTask: ["DELETE",USER_PATH + "/tasks/{task_id}",{"204":""},true],
  updateTask: ["PATCH",USER_PATH + "/tasks/{task_id}",{"200":JSON_TYPE},true],
  completeTask: ["PATCH",USER_PATH + "/tasks/{task_id}/complete",{"200":JSON_TYPE},true],
  moveTask: ["PATCH",USER_PATH + "/tasks/{task_id}/move",{"200":JSON_TYPE},true],
  listProjects: ["GET",USER_PATH + "/projects",READ,true],
  createProject: ["POST",USER_PATH + "/projects",{"201":JSON_TYPE},true],
  getProject: ["GET",USER_PATH + "/projects/{project_id}",READ,true],
  replaceProject: ["PUT",USER_PATH + "/projects/{project_id}",{"200":JSON_TYPE,"201":JSON_TYPE},true],
  deleteProject: ["DELETE",USER_PATH + "/projects/{project_id}",{"204":""},true],
  updateProject: ["PATCH",USER_PATH + "/projects/{project_id}",{"200":JSON_TYPE},true],
  listTags: ["GET",USER_PATH + "/tags",READ,true],
  deleteTag: ["DELETE",USER_PATH + "/tags",{"200":JSON_TYPE},true],
  renameTag: ["PATCH",USER_PATH + "/tags",{"200":JSON_TYPE},true],
  listChanges: ["GET",USER_PATH + "/changes",READ,true],
  getDigest: ["GET",USER_PATH + "/changes/digest",READ,true],
  streamChanges: ["GET",USER_PATH + "/changes/stream",{"200":"text/event-stream"},true],
  batch: ["POST",USER_PATH + "/batch",{"200":JSON_TYPE},true],
  getAccount: ["GET",USER_PATH + "/account",READ,true],
  deleteAccount: ["DELETE",USER_PATH + "/account",{"204":""},true],
  exportAccount: ["GET",USER_PATH + "/account/export",{"200":"application/json,text/csv,text/calendar"},true],
  importTasks: ["POST",USER_PATH + "/import",{"200":JSON_TYPE},true],
  getHealth: ["GET","/health",{"200":JSON_TYPE,"503":JSON_TYPE}],
  getLiveness: ["GET","/health/live",{"200":JSON_TYPE}],
  getReadiness: ["GET","/health/ready",{"200":JSON_TYPE}],
  getIndex: ["GET","/",{"200":JSON_TYPE,"303":""}],
  getContract: ["GET","/openapi.json",READ],
  getContractSource: ["GET","/openapi.yaml",{"200":"application/yaml","304":""}],
  getWorkflows: ["GET","/workflows.yaml",{"200":"application/yaml","304":""}],
  getProblem: ["GET","/problems/{slug}",{"200":JSON_TYPE}],
};
