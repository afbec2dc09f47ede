import { Injectable, NotFoundException } from '@nestjs/common';
import { Prisma, type Task } from './generated/client.js';
import { PrismaService } from './prisma.service.js';
import type { CompleteTaskDto, CreateTaskDto, ListTasksDto } from './task.dto.js';

const single = (task: Task) => ({ data: task, meta: { etag: `"${task.version}"` } });

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
    const data = found.slice(0, limit);
    const has_more = found.length > limit;
    return { data, meta: { count: data.length, has_more, next_cursor: has_more ? data.at(-1)?.id : null } };
  }

  async get(user_id: string, id: string) {
    const task = await this.prisma.task.findUnique({ where: { user_id_id: { user_id, id } } });
    if (!task) throw new NotFoundException();
    return single(task);
  }

  async create(user_id: string, { title, description = null, position = 0 }: CreateTaskDto) {
    const user = { connectOrCreate: { where: { id: user_id }, create: { id: user_id } } };
    return single(await this.prisma.task.create({ data: { title, description, position, user } }));
  }

  async complete(user_id: string, id: string, { is_completed = true }: CompleteTaskDto) {
    try {
      const completed_at = is_completed ? new Date() : null;
      const data = { is_completed, completed_at, version: { increment: 1 } };
      return single(await this.prisma.task.update({ where: { user_id_id: { user_id, id } }, data }));
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025')
        throw new NotFoundException();
      throw error;
    }
  }
}
