import os

from taskpact_client import AuthenticatedClient
from taskpact_client.api.tasks import complete_task, create_task, delete_task, get_task, list_tasks, update_task
from taskpact_client.models import Problem, ProblemCode, SingleTask, TaskCreate, TaskList, TaskPatch

client = AuthenticatedClient(base_url=os.environ["TASKPACT_URL"], token=os.environ["TASKPACT_TOKEN"])

created = create_task.sync("me", client=client, body=TaskCreate(title="Buy milk"))
assert isinstance(created, SingleTask), created
assert created.data.title == "Buy milk"
task_id = created.data.id

page = list_tasks.sync("me", client=client, is_completed=False, limit=10)
assert isinstance(page, TaskList), page
assert [task.id for task in page.data] == [task_id]
assert page.meta.next_cursor is None

patched = update_task.sync("me", task_id, client=client, body=TaskPatch(description="Two"), if_match=created.meta.etag)
assert isinstance(patched, SingleTask), patched
assert (patched.data.title, patched.data.description) == ("Buy milk", "Two")

completed = complete_task.sync("me", task_id, client=client)
assert isinstance(completed, SingleTask), completed
assert completed.data.is_completed and completed.data.completed_at is not None

deleted = delete_task.sync_detailed("me", task_id, client=client)
assert deleted.status_code == 204, deleted
missing = get_task.sync("me", task_id, client=client)
assert isinstance(missing, Problem) and missing.code == ProblemCode.TASK_NOT_FOUND, missing
print("created, listed, patched, completed, deleted")
