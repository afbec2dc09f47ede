import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query, UseGuards } from '@nestjs/common';
import { AuthGuard } from './auth.guard.js';
import { CompleteTaskDto, CreateTaskDto, ListTasksDto } from './task.dto.js';
import { TasksService } from './tasks.service.js';

@Controller('api/:user_id/tasks')
@UseGuards(AuthGuard)
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get()
  list(@Param('user_id') owner: string, @Query() query: ListTasksDto) {
    return this.tasks.list(owner, query);
  }

  @Post()
  create(@Param('user_id') owner: string, @Body() body: CreateTaskDto) {
    return this.tasks.create(owner, body);
  }

  @Get(':task_id')
  get(@Param('user_id') owner: string, @Param('task_id', ParseUUIDPipe) id: string) {
    return this.tasks.get(owner, id);
  }

  @Patch(':task_id/complete')
  complete(
    @Param('user_id') owner: string,
    @Param('task_id', ParseUUIDPipe) id: string,
    @Body() body: CompleteTaskDto,
  ) {
    return this.tasks.complete(owner, id, body);
  }
}
