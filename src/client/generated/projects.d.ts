// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { Call } from './call.js';
import { type Collection } from './collection.js';
import type { components } from './contract.js';
import type { ListQuery, QueryOf } from './listing.js';
import type { ChangeOptions, Result } from './types.js';
type Schemas = components['schemas'];
/** A project in a response of the service. */
export type Project = Schemas['Project'];
/** The fields of a new project. */
export type ProjectCreate = Schemas['ProjectCreate'];
/** All writable fields of a project. */
export type ProjectReplace = Schemas['ProjectReplace'];
/** The fields to change, a JSON Merge Patch (RFC 7396). */
export type ProjectPatch = Schemas['ProjectPatch'];
/** Filters, sort and size of a page. */
export type ProjectQuery = ListQuery<'Project'>;
/** The projects of the token's subject. */
export interface Projects extends Collection<'Project'> {
    /** Deletes a project for good. One that has tasks is only deleted if `tasks` says what becomes of them. */
    delete(id: string, options?: ChangeOptions & QueryOf<'deleteProject'>): Promise<Result<'deleteProject'>>;
}
/**
 * The operations on projects.
 * @param call calls an operation
 * @param retries how often a merge is repeated at most
 */
export declare const projectsOf: (call: Call, retries: number) => Projects;
export {};
