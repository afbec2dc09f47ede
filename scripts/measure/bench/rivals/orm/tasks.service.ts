import { Injectable, NotFoundException } from '@nestjs/common';
import { Prisma, type Task } from './generated/client.js';
import { PrismaService } from './prisma.service.js';
import type { CompleteTaskDto, CreateTaskDto, DueDto, ListTasksDto } from './task.dto.js';

/** A day, or a time of a day, which Prisma has as a Date of 1970. */
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const timeOf = (date: Date) => date.toISOString().slice(11, 19);

function shown({ due_date, due_time, due_time_zone, ...task }: Task) {
  const due = due_date && { date: dayOf(due_date), time: due_time && timeOf(due_time), time_zone: due_time_zone };
  return { ...task, due, etag: `"${task.version}"` };
}

const single = (task: Task) => ({ data: shown(task), meta: { etag: `"${task.version}"` } });

const dueColumns = ({ date, time, time_zone }: DueDto) => ({
  due_date: new Date(`${date}T00:00:00Z`),
  due_time: time ? new Date(`1970-01-01T${time}Z`) : null,
  due_time_zone: time_zone ?? null,
});

@Injectable()
export class TasksService {
  constructor(private readonly prisma: PrismaService) {}

  async list(user_id: string, { limit = 50, cursor }: ListTasksDto) {
    const found = await this.prisma.task.findMany({
      where: { user_id },
      orderBy: { id: 'desc' },
      take: limit + 1,
      ...(cursor && { cursor: { user_id_id: { user_id, id: cursor } }, skip: 1 }),
    });
    const data = found.slice(0, limit).map(shown);
    const has_more = found.length > limit;
    return { data, meta: { count: data.length, has_more, next_cursor: has_more ? data.at(-1)?.id : null } };
  }

  async get(user_id: string, id: string) {
    const task = await this.prisma.task.findUnique({ where: { user_id_id: { user_id, id } } });
    if (!task) throw new NotFoundException();
    return single(task);
  }

  async create(user_id: string, body: CreateTaskDto) {
    const { project_id, parent_id, due, is_completed = false, position = Date.now(), ...fields } = body;
    const user = { connectOrCreate: { where: { id: user_id }, create: { id: user_id } } };
    const data = {
      ...fields,
      user,
      position,
      is_completed,
      completed_at: is_completed ? new Date() : null,
      completed_by: is_completed ? user_id : null,
      created_by: user_id,
      ...(due && dueColumns(due)),
      ...(project_id && { project: { connect: { user_id_id: { user_id, id: project_id } } } }),
      ...(parent_id && { parent: { connect: { user_id_id: { user_id, id: parent_id } } } }),
    };
    return single(await this.prisma.task.create({ data }));
  }

  async complete(user_id: string, id: string, { is_completed = true }: CompleteTaskDto) {
    try {
      const completed_at = is_completed ? new Date() : null;
      const completed_by = is_completed ? user_id : null;
      const data = { is_completed, completed_at, completed_by, version: { increment: 1 } };
      return single(await this.prisma.task.update({ where: { user_id_id: { user_id, id } }, data }));
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025')
        throw new NotFoundException();
      throw error;
    }
  }
}
