import os

from taskpact_client import ApiClient, Configuration, TaskCreate, TaskPatch, TasksApi
from taskpact_client.exceptions import NotFoundException

configuration = Configuration(host=os.environ["TASKPACT_URL"], access_token=os.environ["TASKPACT_TOKEN"])
with ApiClient(configuration) as client:
    tasks = TasksApi(client)

    created = tasks.create_task("me", TaskCreate(title="Buy milk"))
    assert created.data.title == "Buy milk"
    task_id = created.data.id

    page = tasks.list_tasks("me", is_completed=False, limit=10)
    assert page.data == [created.data]
    assert page.meta.next_cursor is None

    patched = tasks.update_task("me", task_id, TaskPatch(description="Two"), if_match=created.meta.etag)
    assert (patched.data.title, patched.data.description) == ("Buy milk", "Two")

    completed = tasks.complete_task("me", task_id)
    assert completed.data.is_completed and completed.data.completed_at is not None

    tasks.delete_task("me", task_id)
    try:
        tasks.get_task("me", task_id)
        raise AssertionError("the task is still there")
    except NotFoundException as missing:
        assert missing.data.code == "TASK_NOT_FOUND", missing
print("created, listed, patched, completed, deleted")
