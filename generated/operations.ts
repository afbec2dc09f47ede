// Made from openapi.yaml by `npm run generate`. Do not edit.
export const OPERATIONS = {
  listTasks: {"method":"GET","path":"/api/{user_id}/tasks","secured":true,"tag":"Tasks"},
  createTask: {"method":"POST","path":"/api/{user_id}/tasks","secured":true,"tag":"Tasks"},
  getTask: {"method":"GET","path":"/api/{user_id}/tasks/{task_id}","secured":true,"tag":"Tasks"},
  replaceTask: {"method":"PUT","path":"/api/{user_id}/tasks/{task_id}","secured":true,"tag":"Tasks"},
  deleteTask: {"method":"DELETE","path":"/api/{user_id}/tasks/{task_id}","secured":true,"tag":"Tasks"},
  updateTask: {"method":"PATCH","path":"/api/{user_id}/tasks/{task_id}","secured":true,"tag":"Tasks"},
  completeTask: {"method":"PATCH","path":"/api/{user_id}/tasks/{task_id}/complete","secured":true,"tag":"Tasks"},
  getHealth: {"method":"GET","path":"/health","secured":false,"tag":"Health"},
  getLiveness: {"method":"GET","path":"/health/live","secured":false,"tag":"Health"},
  getReadiness: {"method":"GET","path":"/health/ready","secured":false,"tag":"Health"},
  getIndex: {"method":"GET","path":"/","secured":false,"tag":"Contract"},
  getContract: {"method":"GET","path":"/openapi.json","secured":false,"tag":"Contract"},
  getContractSource: {"method":"GET","path":"/openapi.yaml","secured":false,"tag":"Contract"},
  getProblem: {"method":"GET","path":"/problems/{slug}","secured":false,"tag":"Contract"},
} as const;
