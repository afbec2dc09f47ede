// Uses the client of openapi-generator for Go.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	taskpact "github.com/taskpact/client"
)

func must[T any](value T, _ any, err error) T {
	check(err == nil, err)
	return value
}

func check(holds bool, found any) {
	if !holds {
		panic(fmt.Sprint(found))
	}
}

func main() {
	configuration := taskpact.NewConfiguration()
	configuration.Servers = taskpact.ServerConfigurations{{URL: os.Getenv("TASKPACT_URL")}}
	tasks := taskpact.NewAPIClient(configuration).TasksAPI
	ctx := context.WithValue(context.Background(), taskpact.ContextAccessToken, os.Getenv("TASKPACT_TOKEN"))

	created := must(tasks.CreateTask(ctx, "me").TaskCreate(*taskpact.NewTaskCreate("Buy milk")).Execute())
	check(created.Data.Title == "Buy milk", created)
	id := created.Data.Id

	page := must(tasks.ListTasks(ctx, "me").IsCompleted(false).Limit(10).Execute())
	check(len(page.Data) == 1 && page.Data[0].Id == id, page)
	check(page.Meta.NextCursor.Get() == nil, page)

	patch := taskpact.NewTaskPatch()
	patch.SetDescription("Two")
	patched := must(tasks.UpdateTask(ctx, "me", id).TaskPatch(*patch).IfMatch(created.Meta.Etag).Execute())
	check(patched.Data.Title == "Buy milk" && *patched.Data.Description.Get() == "Two", patched)

	// Where there is no body, this client sends the word "null" and not nothing.
	completion := *taskpact.NewTaskCompletion()
	completion.SetIsCompleted(true)
	completed := must(tasks.CompleteTask(ctx, "me", id).TaskCompletion(completion).Execute())
	check(completed.Data.IsCompleted, completed)

	_, err := tasks.DeleteTask(ctx, "me", id).Execute()
	check(err == nil, err)
	_, answer, err := tasks.GetTask(ctx, "me", id).Execute()
	check(answer != nil && answer.StatusCode == 404, err)
	var missing *taskpact.GenericOpenAPIError
	check(errors.As(err, &missing), err)
	problem, isProblem := missing.Model().(taskpact.Problem)
	check(isProblem && problem.Code == taskpact.PROBLEMCODE_TASK_NOT_FOUND, missing)
	fmt.Println("created, listed, patched, completed, deleted")
}
