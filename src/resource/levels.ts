/** How many levels of a tree there may be below its top, by the contract (`TaskParentId`); the database does not count them. */
export const MAX_LEVEL = 4;
