/** Of the time that a request has, the part for the database: the answer still says what became of it. */
const FRACTION = 0.9;

/**
 * How long the transaction of an operation may take, in milliseconds.
 * @param operation its entry in the table of operations, with its limit in seconds
 */
export const databaseMs = ({ seconds }: { readonly seconds: number }): number => seconds * 1000 * FRACTION;
