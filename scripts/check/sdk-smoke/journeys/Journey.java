package org.openapitools.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openapitools.client.api.TasksApi;
import org.openapitools.client.model.SingleTask;
import org.openapitools.client.model.TaskCompletion;
import org.openapitools.client.model.TaskCreate;
import org.openapitools.client.model.TaskList;
import org.openapitools.client.model.TaskPatch;

/** Uses the client of openapi-generator, library "native". */
public final class Journey {
  /** The filter of tasks by their metadata, `metadata[key]=value`. */
  public static final class MetadataFilter extends HashMap<String, String> {
    public String toUrlQueryString(String parameter) {
      return entrySet().stream()
          .map(entry -> ApiClient.urlEncode(parameter + "[" + entry.getKey() + "]") + "=" + ApiClient.urlEncode(entry.getValue()))
          .collect(Collectors.joining("&"));
    }
  }

  private static void check(boolean holds, Object found) {
    if (!holds) throw new AssertionError(found);
  }

  public static void main(String[] arguments) throws ApiException {
    ApiClient client = new ApiClient();
    client.updateBaseUri(System.getenv("TASKPACT_URL"));
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + System.getenv("TASKPACT_TOKEN")));
    TasksApi tasks = new TasksApi(client);

    SingleTask created = tasks.createTask("me", new TaskCreate().title("Buy milk").metadata(Map.of("crm id", "A&B")), null, null);
    check(created.getData().getTitle().equals("Buy milk"), created);
    UUID id = created.getData().getId();

    MetadataFilter metadata = new MetadataFilter();
    metadata.put("crm id", "A&B");
    TaskList page =
        tasks.listTasks(
            TasksApi.APIListTasksRequest.newBuilder()
                .userId("me")
                .limit(10)
                .isCompleted(false)
                .metadata(metadata)
                .build());
    check(page.getData().equals(List.of(created.getData())), page);
    check(page.getMeta().getNextCursor() == null, page);

    TaskPatch patch = new TaskPatch().description("Two");
    SingleTask patched = tasks.updateTask("me", id, patch, created.getMeta().getEtag(), null, null);
    check(patched.getData().getTitle().equals("Buy milk"), patched);
    check("Two".equals(patched.getData().getDescription()), patched);

    // Where the body is null, this client sends the word "null" and not nothing.
    SingleTask completed = tasks.completeTask("me", id, null, null, null, new TaskCompletion());
    check(completed.getData().getIsCompleted(), completed);

    tasks.deleteTask("me", id, null, null, null);
    try {
      tasks.getTask("me", id, null, null, null);
      check(false, "the task is still there");
    } catch (ApiException missing) {
      check(missing.getCode() == 404 && missing.getResponseBody().contains("TASK_NOT_FOUND"), missing);
    }
    System.out.println("created, listed, patched, completed, deleted");
  }
}
