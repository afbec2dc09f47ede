/** What is asked of Prisma's models for resources that are not hot. */
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Client } from '../database/client.ts';

/** What every record has. */
export interface Stored {
  readonly id: string;
  readonly version: number;
  readonly updated_at: Date;
}

/** What is called of a model of Prisma's, whose records are `R`. */
export interface Model<R extends Stored = Stored> {
  findFirst(args: { where: object }): Promise<R | null>;
  findMany(args: { where: object; orderBy: object[]; take: number }): Promise<R[]>;
  count(args: { where: object }): Promise<number>;
  create(args: { data: object }): Promise<unknown>;
  updateMany(args: { where: object; data: object }): Promise<{ count: number }>;
}

/** What has the models: the client of a user, or that of a transaction. */
export type ModelClient = ReturnType<Client['forUser']> | Prisma.TransactionClient;

/** Gives the model of a resource, as in `(client) => client.project`. */
export type ModelOf<R extends Stored = Stored> = (client: ModelClient) => Model<R>;
