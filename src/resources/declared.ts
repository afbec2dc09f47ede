import type { components } from '../../generated/contract.ts';
import type { Entity } from '../resource/declaration.ts';
import type { Resource } from '../resource/resource.ts';
import { PROJECT } from './projects/project.ts';
import { TASK } from './tasks/task.ts';

type Schemas = components['schemas'];

/** The schemas of the contract that are resources: of a user, with a version. */
type ResourceName = { [Name in keyof Schemas]: Schemas[Name] extends Entity ? Name : never }[keyof Schemas];

/** All resources, by the names of their schemas: rows are written, and tables checked at the start, by these declarations. */
export const RESOURCES = { Project: PROJECT, Task: TASK } as const satisfies {
  readonly [Name in ResourceName]: Resource<Schemas[Name]>;
};
