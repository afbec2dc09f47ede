// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
/**
 * Makes an id for `put`: a UUID of version 7. Without a moment it is of now, and greater than all before it.
 * @param moment that of the creation, in milliseconds since 1970; at most a day ahead of the service's clock
 */
export declare function newId(moment?: number): string;
