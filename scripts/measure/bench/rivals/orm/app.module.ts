import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PrismaService } from './prisma.service.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [JwtModule.register({ global: true, secret: process.env.JWT_SECRET ?? '' })],
  controllers: [TasksController],
  providers: [PrismaService, TasksService],
})
export class AppModule {}
